/**
 * Questions about nothing in particular. What their vectors share is what makes a question one; it is taken from what people ask
 * of a passage, or every question would be nearer to the passages that have some than to the others.
 */
export const commonQuestions: readonly string[] = [
  'What is it like?',
  'How long does it take?',
  'Who is in charge of it?',
  'Why do people do it?',
  'is it hard',
  'what does it mean',
  'How many are there?',
  'do you get help',
  'Can I do it?',
  'Where does it happen?',
  'what happens next',
  'Is it worth it?',
  'What do you like about it?',
  'how does it work',
  'When did it start?',
  'tell me about it',
  'What changed?',
  'How do they feel about it?',
  'does it cost anything',
  'What did they say about it?',
];

/** Mean of vectors of one length. */
export function findMean(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = vectors;
  return first.map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / vectors.length);
}

/**
 * Unit vector between what words mean and what people ask of them: `share` of it points to the mean of `asked` less `common`, the
 * mean of questions about nothing, the rest to `own`. All are as long as each other. `own` itself where nothing is asked.
 */
export function mixAsked(
  own: Float32Array,
  asked: readonly Float32Array[],
  common: Float32Array,
  share: number,
): Float32Array {
  if (asked.length === 0) return own;
  const mean = toUnit(findMean(asked).map((value, i) => value - (common[i] ?? 0)));
  return toUnit(own.map((value, i) => (1 - share) * value + share * (mean[i] ?? 0)));
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
