/** Shares by name, counted case by case. */
export class ShareTally {
  private readonly counts = new Map<string, { cases: number; held: number }>();

  add(name: string, holds: boolean): void {
    const count = this.counts.get(name) ?? { cases: 0, held: 0 };
    count.cases += 1;
    count.held += holds ? 1 : 0;
    this.counts.set(name, count);
  }

  /** Names in the order in which they were first counted. */
  list(): readonly { readonly name: string; readonly cases: number; readonly held: number }[] {
    return [...this.counts].map(([name, count]) => ({ name, ...count }));
  }
}
