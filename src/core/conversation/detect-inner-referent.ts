import type { Mention } from './condense-mentions.js';
import { conjunctions, endsClause, personNouns, type Token } from './condense-words.js';
import type { ReferenceSite } from './detect-references.js';

/** Whether the question itself says what the word stands for ("if a child is scared, what do you tell them?"). */
export function isInsideQuestion(site: ReferenceSite, tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  const fits = (mention: Mention): boolean => {
    if (site.reference === 'place') return mention.kind === 'council';
    if (site.reference === 'he' || site.reference === 'she')
      return mention.kind === 'person' || mention.kind === 'name' || (mention.personal && !mention.plural);
    if (site.reference === 'group')
      return (
        mention.plural || mention.personal || mention.kind === 'person' || (site.possessive && mention.kind !== 'noun')
      );
    return !mention.plural && !mention.personal && mention.kind !== 'person';
  };
  if (site.noun !== null) return false;
  const before = mentions.filter((mention) => mention.after <= site.first && fits(mention));
  const someone = tokens.slice(0, site.first).some(({ lower }) => personNouns.has(lower) && /one$|body$/u.test(lower));
  if (site.reference === 'group' && someone) return true;
  const isClauseStart = (at: number) => {
    const token = tokens[at];
    return token !== undefined && (conjunctions.has(token.lower) || endsClause(token.gap));
  };
  const separated = before.some((mention) => {
    for (let at = mention.after; at <= site.first; at += 1) if (isClauseStart(at)) return true;
    return false;
  });
  if (separated) return true;
  if (site.possessive && before.length > 0) return true;
  const later = mentions.find((mention) => mention.first > site.after && fits(mention) && mention.personal);
  return (
    later !== undefined && tokens.slice(site.after, later.first).some(({ lower }) => lower === 'if' || lower === 'when')
  );
}
