const expletiveSubjects =
  /(?:^|[ ,])(?:is|was|isn't|wasn't|be|would|will|does|did|can|could|has|been|how|what's|what|if|that|think|when|find|makes?|feels?) $/u;

const expletiveComplement =
  /^(?: (?:so|very|really|too|quite|more|not|that|as|a bit|usually|always|still|actually|also|get|be|become))*(?: (?:hard|hardest|easy|easier|difficult|tough|tougher|important|good|better|best|bad|worse|nice|great|safe|useful|helpful|expensive|cheap|wise|sensible|stressful|rewarding|interesting|fun|scary|sad|upsetting|lonely|lovely|wrong|fair|unusual|enough|too late|late|ok|okay|legal|illegal|allowed|a good idea|a problem|an? \w+ (?:thing|idea)|mean|make sense|feel(?: like)?|take(?: \S+){0,3}?|cost(?: \S+){0,2}?|pay))(?: for \S+(?: \S+)?)? (?:to|that|being|working|if|when|doing|having) /u;

/** Whether "it" stands for a clause that follows ("is it hard to switch careers?") and so for nothing said before. */
export function isExpletive(before: string, after: string, mentionsAfter: boolean): boolean {
  if (before.endsWith('worth ') && /^(?:\W|$)/u.test(after)) return true;
  if (
    /^ (?:is |was |seems )?(?:true|possible|necessary|ok|okay|normal|common|usual|likely|fair to|right to|worth \w+ing|compulsory|essential|rare)(?: for \S+)? (?:that|to|if|for)\b/u.test(
      after,
    )
  )
    return true;
  if (/^(?:'s| is| was) (?:true|said|like) (?:that|to)\b/u.test(after)) return true;
  if (/^ like (?:to|being|working|when|if|as|for|\w+ing|in|at|on|there|here)\b/u.test(after)) return true;
  if (/^ (?:help|matter|hurt|count) (?:to|if|when|that|having)\b/u.test(after)) return true;
  if (
    mentionsAfter &&
    /(?:^| )how \S+ (?:is|was|would|will|does)$/u.test(before.trimEnd()) &&
    /^(?: be)? to /u.test(after)
  )
    return true;
  if (!mentionsAfter || !expletiveSubjects.test(before)) return false;
  return expletiveComplement.test(after);
}
