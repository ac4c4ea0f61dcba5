// Written by `npm run eval -- --write-baseline` from the baseline of the evaluation. Change nothing here.

/** Shares by set and row, and what they were measured on. */
export const baseline: {
  readonly corpusSha256: string;
  readonly embedder: { readonly id: string; readonly sha256: string };
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
} = {
  corpusSha256: '4d38de4e50e433c80bb350e46448509d986e1e0408e89e40a9886e368056b4f1',
  embedder: { id: 'voices-encoder', sha256: '38e108cb877bf4cef640f5447ff8db1fbcce86dd708e36a5c16c772a15d163eb' },
  figures: {
    'questions-kept': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.774,
      'answerable: right within three': 0.849,
      'answerable but refused': 0.076,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.462,
      'followup: right within three': 0.846,
      'unanswerable: says so, quotes nothing': 0.952,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    'questions-more': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.78,
      'answerable: right within three': 0.9,
      'answerable but refused': 0.04,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.75,
      'followup: right within three': 0.833,
      'unanswerable: says so, quotes nothing': 0.75,
    },
    'questions-open': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.9,
      'answerable: right within three': 0.98,
      'answerable but refused': 0,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.769,
      'followup: right within three': 0.846,
      'unanswerable: says so, quotes nothing': 0.895,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    questions: {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.8,
      'answerable: right within three': 0.967,
      'answerable but refused': 0.029,
      'speaker named rightly': 1,
      'followup: first citation right': 1,
      'followup: right within three': 1,
      'unanswerable: says so, quotes nothing': 0.9,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    offtopic: { 'quoted as an answer': 0.038 },
    attacks: {
      'prompt_injection: answered': 0.006,
      'prompt_injection: fault': 0,
      'xss: fault': 0,
      'dompurify: fault': 0,
      'naughty_strings: fault': 0,
    },
  },
};
