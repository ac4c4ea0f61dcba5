// Written by `npm run eval -- --write-baseline` from the baseline of the evaluation. Change nothing here.

/** Shares by set and row, and what they were measured on. */
export const baseline: {
  readonly corpusSha256: string;
  readonly embedder: { readonly id: string; readonly sha256: string };
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
} = {
  corpusSha256: '4d38de4e50e433c80bb350e46448509d986e1e0408e89e40a9886e368056b4f1',
  embedder: { id: 'voices-encoder', sha256: '543531d5f9300e2f296ebda59f855d8a83dd673e18f736b675e3cbdcd5d87a4a' },
  figures: {
    'questions-kept': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.717,
      'answerable: right within three': 0.811,
      'answerable but refused': 0.121,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.692,
      'followup: right within three': 0.769,
      'unanswerable: says so, quotes nothing': 0.857,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    'questions-more': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.69,
      'answerable: right within three': 0.77,
      'answerable but refused': 0.153,
      'speaker named rightly': 1,
      'signposted by mistake': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.625,
      'followup: right within three': 0.667,
      'unanswerable: says so, quotes nothing': 0.781,
    },
    'questions-open': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.86,
      'answerable: right within three': 0.92,
      'answerable but refused': 0.063,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.692,
      'followup: right within three': 0.769,
      'unanswerable: says so, quotes nothing': 0.947,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    questions: {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.8,
      'answerable: right within three': 0.867,
      'answerable but refused': 0,
      'speaker named rightly': 1,
      'followup: first citation right': 1,
      'followup: right within three': 1,
      'unanswerable: says so, quotes nothing': 0.9,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    offtopic: { 'quoted as an answer': 0.033 },
    attacks: {
      'prompt_injection: answered': 0,
      'prompt_injection: fault': 0,
      'xss: fault': 0,
      'dompurify: fault': 0,
      'naughty_strings: fault': 0,
    },
  },
};
