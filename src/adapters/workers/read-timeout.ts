/** Longest that a request may take, in milliseconds, at least and at most; as on Node. */
const [leastMs, mostMs] = [100, 600_000];

/** Milliseconds that `VOICES_TIMEOUT_MS` allows a request; undefined where it is not set, or can't be used, which is then told. */
export function readTimeout(value: string | undefined, onNotice: (notice: string) => void): number | undefined {
  const text = value?.trim() ?? '';
  if (text === '') return undefined;
  if (/^\d{1,9}$/u.test(text) && Number(text) >= leastMs && Number(text) <= mostMs) return Number(text);
  onNotice(
    `VOICES_TIMEOUT_MS can’t be used. Set a whole number from ${leastMs} to ${mostMs}; until then the default holds.`,
  );
  return undefined;
}
