/** Text for one line of a terminal: a control character in a title or a name could steer it. */
export function makeSafe(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
