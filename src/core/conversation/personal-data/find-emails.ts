import type { FoundData } from './found-data.js';

const atSign = /@|[([{] ?at ?[)\]}]/giu;
const domain = /^ ?[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}_-]*)+/u;
const isLocal = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;

/** Email addresses: "ann@example.org", with a space beside the sign, or with "(at)" for it. */
export function findEmails(text: string): readonly FoundData[] {
  const found: FoundData[] = [];
  const signs = [...text.matchAll(atSign)].map(({ 0: sign, index }) => ({ start: index, end: index + sign.length }));
  signs.forEach((sign, number) => {
    // Neither side reaches beyond the next sign, so that every character is looked at twice at most.
    const start = findLocal(text, sign.start, signs[number - 1]?.end ?? 0);
    const end = start === null ? null : findDomainEnd(text, sign.end, signs[number + 1]?.start ?? text.length);
    if (start !== null && end !== null) found.push({ kind: 'email', start, end });
  });
  return found;
}

function findLocal(text: string, sign: number, floor: number): number | null {
  const end = text.charAt(sign - 1) === ' ' ? sign - 1 : sign;
  let start = end;
  while (start > floor && isLocal.test(text.charAt(start - 1))) start -= 1;
  while (start < end && /[.'`]/u.test(text.charAt(start))) start += 1;
  return start < end ? start : null;
}

function findDomainEnd(text: string, sign: number, ceiling: number): number | null {
  const [written] = domain.exec(text.slice(sign, ceiling)) ?? [];
  if (written === undefined) return null;
  const last = written.slice(written.lastIndexOf('.') + 1);
  return last.length >= 2 ? sign + written.length : null;
}
