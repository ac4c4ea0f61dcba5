import { expect, it } from 'vitest';
import { findQuestionKind } from '../../../src/core/retrieval/question-kind.js';

it.each([
  ['How many cases do you hold?', 'number'],
  ['how long does it take', 'number'],
  ['Why did you stay?', 'reason'],
  ['What makes you proud?', 'reason'],
  ['What’s the reason?', 'reason'],
  ['When did she qualify?', 'time'],
  ['What year was that?', 'time'],
  ['Who runs the service?', 'person'],
  ['Where is the office?', 'place'],
  ['what is locality work', 'definition'],
  ['naas meaning', 'definition'],
  ['what’s the definition of NQSW?', 'definition'],
  ['definition of neglect?', 'open'],
  ['do you find meaning in it', 'open'],
  ['What does Jess say about her team?', 'opinion'],
  ['what did people think of the scheme', 'opinion'],
  ['what do parents make of it?', 'opinion'],
  ['What does it mean to say no?', 'definition'],
  ['what is the best way to say no?', 'definition'],
  ['What are the signs that a child feels unsafe?', 'definition'],
  ['What do I do if I feel unsafe?', 'open'],
  ['what do you do when a child says they are hungry?', 'open'],
  ['What’s supervision like?', 'definition'],
  ['  WHAT ARE circles of support?', 'definition'],
  ['Do you like it?', 'open'],
  ['supervision', 'open'],
  ['', 'open'],
])('“%s” asks for: %s', (question, kind) => {
  expect(findQuestionKind(question)).toBe(kind);
});
