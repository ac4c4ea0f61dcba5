/** Lower case, straight apostrophes, single spaces, no marks but apostrophes. */
export function foldTurn(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

const lead =
  '(?:(?:ok|okay|and|so|but|well|thanks|thank you|great|cool|right|yes|please|is there|are there|was there|were there|have you got|got|do you have|did (?:he|she|they) say) )*';

const morePattern = new RegExp(
  `^${lead}(?:any ?(?:thing)? ?(?:more|else)(?: (?:on|about|to) (?:that|this|it|say|add))?|any ?more(?: (?:examples?|quotes?|stories|voices|views|answers?|details?|info|information|like (?:that|this)))?|any other(?: ones| examples?| quotes?| stories| views| voices| answers?)|any others|anyone else|anybody else|others|another(?: one| example| quote)?|what else|who else|more|some more|(?:tell|show|give) (?:me|us) (?:some )?(?:more|another|others|another one|more about (?:that|this|it))|say more|go on|carry on|continue|keep going|more please|more (?:examples?|details?|like that|about (?:that|this|it))|what do (?:others|other people) say)(?: please| then)?$`,
  'u',
);

const speakerPattern = new RegExp(
  `^${lead}(?:who (?:said|says|told you|wrote|is saying|was saying) (?:that|this|it|so)|says who|who(?:'s| is| was) (?:that|this)(?: (?:quote|from|speaking|person|by))?|who (?:did you get|does) (?:that|this) (?:from|come from)|which (?:social worker|person|one) (?:said|says) (?:that|this|it)|whose (?:words|quote) (?:are|is|were|was) (?:that|this|these|those|it)|who (?:are you|were you|are we) quoting|who is (?:speaking|talking)|who said those words|who was speaking|where (?:is|was|does|did) (?:that|this) quote (?:from|come from))$`,
  'u',
);

/** Whether a turn asks for more of what the turn before asked ("anything else?"). */
export function asksForMore(folded: string): boolean {
  return folded.length < 80 && morePattern.test(folded);
}

/** Whether a turn asks who spoke the words just quoted. */
export function asksWhoSpoke(folded: string): boolean {
  return folded.length < 80 && speakerPattern.test(folded);
}

const praise =
  'good|great|nice|lovely|brilliant|amazing|wonderful|interesting|useful|helpful|handy|encouraging|reassuring|sad|awful|terrible|tough|hard|difficult|scary|surprising|impressive|fair|clear|true|a lot|not much|not bad';
const reaction = new RegExp(
  `^(?:(?:(?:good|nice|great|interesting|useful|handy|lovely) to (?:know|hear)|(?:that|this|it)(?:['’]s| is| sounds| seems| looks) (?:(?:really|very|so|quite|pretty) )?(?:${praise})|sounds (?:${praise})|wow|i see|makes sense|fair enough)[.!]+\\s+|(?:(?:ok|okay|cool|great|thanks|thank you|right|lovely|brilliant|interesting|nice|wow)[,.!]+\\s+))+(?=\\p{L})`,
  'iu',
);

/**
 * A turn without what it says of the answer before ("good to know. and how often?"). What tells something of its own stays
 * ("This is about Newham. is it the same there?").
 */
export function dropReaction(turn: string): string {
  return turn.replace(reaction, '');
}
