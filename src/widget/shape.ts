/**
 * Small checks of what comes from outside, in place of a schema library that would be larger than the whole widget. Fields
 * that are not named are let through: a newer service may send more.
 */
export type Check<T> = (value: unknown) => value is T;

export const isText: Check<string> = (value) => typeof value === 'string';
export const isNumber: Check<number> = (value) => typeof value === 'number';

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

export function listOf<T>(check: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(check);
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Check<T> {
  return (value): value is T => allowed.some((one) => one === value);
}

export function hasFields<T extends object>(checks: { readonly [Key in keyof T]: Check<T[Key]> }): Check<T> {
  const entries = Object.entries<Check<unknown>>(checks);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const fields = new Map(Object.entries(value));
    return entries.every(([key, check]) => check(fields.get(key)));
  };
}
