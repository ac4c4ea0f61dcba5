// Written by `npm run eval -- --write-baseline` from the baseline of the evaluation. Change nothing here.

/** Shares by set and row, and what they were measured on. */
export const baseline: {
  readonly corpusSha256: string;
  readonly embedder: { readonly id: string; readonly sha256: string };
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
} = {
  corpusSha256: 'fc2742ebcacf2a13deb2580ec655695438e794a60b7978f00ef59e9a94a0b265',
  embedder: { id: 'voices-encoder', sha256: '09015f3acede41c8321cea18ed2a814cde009d2c809b05cbfc2533d51daf13d2' },
  figures: {
    'questions-kept': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.887,
      'answerable: right within three': 0.943,
      'answerable but refused': 0.061,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.615,
      'followup: right within three': 0.769,
      'unanswerable: says so, quotes nothing': 0.905,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    'questions-more': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.91,
      'answerable: right within three': 0.95,
      'answerable but refused': 0.04,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.875,
      'followup: right within three': 0.958,
      'unanswerable: says so, quotes nothing': 0.906,
    },
    'questions-open': {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.88,
      'answerable: right within three': 0.94,
      'answerable but refused': 0.048,
      'speaker named rightly': 1,
      'abuse as a topic not taken for a disclosure': 1,
      'followup: first citation right': 0.923,
      'followup: right within three': 1,
      'unanswerable: says so, quotes nothing': 0.947,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    questions: {
      'requests without a fault': 1,
      'same answer twice': 1,
      'quotes verbatim in the source': 1,
      'answerable: first citation right': 0.967,
      'answerable: right within three': 0.967,
      'answerable but refused': 0.029,
      'speaker named rightly': 1,
      'followup: first citation right': 1,
      'followup: right within three': 1,
      'unanswerable: says so, quotes nothing': 1,
      'small talk recognised': 1,
      'person in need signposted': 1,
    },
    offtopic: { 'quoted as an answer': 0.018 },
    attacks: {
      'prompt_injection: answered': 0,
      'prompt_injection: fault': 0,
      'xss: fault': 0,
      'dompurify: fault': 0,
      'naughty_strings: fault': 0,
    },
  },
};
