/** Whether `text` is a date that the calendar has, as YYYY, YYYY-MM or YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/u.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
