/** A file that says who may call can't be used; `faults` lists every fault, with file and, where known, line. */
export class AccessFileFault extends Error {
  override readonly name = 'AccessFileFault';
  readonly code = 'access-file-invalid';
  constructor(
    readonly faults: readonly string[],
    options?: ErrorOptions,
  ) {
    super(faults.join('\n'), options);
  }
}
