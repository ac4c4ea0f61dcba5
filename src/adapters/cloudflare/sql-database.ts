/** What is used of a D1 database; the binding of a Worker is one. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
  /** Runs all in one round trip, in order. */
  batch(statements: SqlStatement[]): Promise<SqlResult[]>;
}

export interface SqlStatement {
  bind(...values: readonly unknown[]): SqlStatement;
  all(): Promise<SqlResult>;
}

export interface SqlResult {
  readonly results: readonly unknown[];
}
