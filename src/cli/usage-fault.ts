/** The command was called in a way that can't work: exit code 2. The message says what to do instead. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
