import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condenseQuestion } from '../../../src/core/conversation/condense-question.js';
import { known, leaning, standing } from './condense-cases.js';

const nobody = { names: [] };

function condenseLast(turns: readonly string[], names = known) {
  return condenseQuestion(turns.at(-1) ?? '', turns.slice(0, -1), names);
}

describe('condenseQuestion, on a question that leans on an earlier turn', () => {
  it.each(leaning)('completes %j', (turns, standalone) => {
    expect(condenseLast(turns)).toEqual({ standalone, followUp: true, more: false, asksSpeaker: false, choices: [] });
  });
});

describe('condenseQuestion, on a question that stands alone', () => {
  it.each(standing.map((turns) => ({ turns })))('leaves $turns to the letter', ({ turns }) => {
    expect(condenseLast(turns)).toEqual({
      standalone: turns.at(-1),
      followUp: false,
      more: false,
      asksSpeaker: false,
      choices: [],
    });
  });
});

describe('condenseQuestion, on a turn about the answer before', () => {
  const asked = 'What are caseloads like in Kent?';

  it.each([
    'anything else?',
    'any more?',
    'Any others?',
    'tell me more',
    'ok, what else?',
    'is there anything else',
    'any more examples?',
    'go on',
    'do you have another one?',
  ])('takes %j as asking for more', (turn) => {
    expect(condenseLast([asked, turn])).toEqual({
      standalone: asked,
      followUp: true,
      more: true,
      asksSpeaker: false,
      choices: [],
    });
  });

  it.each([
    'who said that?',
    'Who says that',
    'says who?',
    'whose words are those?',
    'which social worker said that?',
    'and who said it?',
  ])('takes %j as asking who spoke', (turn) => {
    expect(condenseLast([asked, turn])).toEqual({
      standalone: asked,
      followUp: true,
      more: false,
      asksSpeaker: true,
      choices: [],
    });
  });

  it('goes back past several such turns to what was asked', () => {
    expect(condenseLast([asked, 'anything else?', 'who said that?', 'any more?'])).toMatchObject({
      standalone: asked,
      more: true,
    });
    expect(condenseLast([asked, 'anything else?', 'thanks', 'and Newham?']).standalone).toBe(
      'What are caseloads like in Newham?',
    );
  });

  it.each([
    'Is there anything else that Kent offers to new starters?',
    'Who said that caseloads are low?',
    'What more could Kent do for students?',
  ])('does not take %j as either', (turn) => {
    expect(condenseLast([asked, turn])).toMatchObject({ more: false, asksSpeaker: false });
  });
});

describe('condenseQuestion, where two readings are equally good', () => {
  it('offers both people', () => {
    const { choices, standalone } = condenseLast([
      'What do Amy Gordon and Jack like about the job?',
      'how old is she?',
    ]);
    expect(choices).toEqual(['how old is Amy Gordon?', 'how old is Jack?']);
    expect(standalone).toBe('how old is Amy Gordon or Jack?');
  });

  it('offers both councils', () => {
    const { choices } = condenseLast(['Do Kent and Newham offer training?', 'what is the pay like there?']);
    expect(choices).toEqual(['what is the pay like in Kent?', 'what is the pay like in Newham?']);
  });

  it('offers both things', () => {
    const { choices } = condenseLast(['What is the difference between NAAS and Step Up?', 'how long does it take?']);
    expect(choices).toEqual(['how long does NAAS take?', 'how long does Step Up take?']);
  });

  it('offers nothing once the conversation has chosen', () => {
    const turns = ['What do Amy Gordon and Jack like about the job?', 'What does Jack do?', 'does he work weekends?'];
    expect(condenseLast(turns)).toMatchObject({ standalone: 'does Jack work weekends?', choices: [] });
  });
});

describe('condenseQuestion, over a longer conversation', () => {
  it('follows a thing through several references', () => {
    expect(condenseLast(['What is NAAS?', 'why was it introduced?', 'who runs it?', 'does it help?']).standalone).toBe(
      'does NAAS help?',
    );
  });

  it('does not go back to a subject that has been left', () => {
    expect(condenseLast(['What is NAAS?', 'what is locality work?', 'is it popular?']).standalone).toBe(
      'is locality work popular?',
    );
  });

  it('works from the questions alone where no names are known', () => {
    expect(condenseLast(['Tell me about Circles of Support', 'who started it?'], nobody).standalone).toBe(
      'who started Circles of Support?',
    );
    expect(condenseLast(['Who is Maria Lopez?', 'where does she work?'], nobody).standalone).toBe(
      'where does Maria Lopez work?',
    );
  });

  it('reads no more than the last six turns that asked something', () => {
    const others = Array.from({ length: 6 }, (_, at) => `Is paperwork ${at} heavy?`);
    expect(condenseLast(['Who is Jack?', ...others, 'why did he leave?']).standalone).not.toContain('Jack');
    expect(condenseLast(['Who is Jack?', ...others.slice(1), 'why did he leave?']).standalone).toContain('Jack');
    expect(
      condenseLast(['Who is Jack?', ...Array.from({ length: 40 }, () => 'thanks'), 'why did he leave?']).standalone,
    ).toContain('Jack');
  });

  it('keeps dollar signs and brackets of a name as they are', () => {
    expect(condenseLast(['What is Fund$& Plus?', 'who runs it?'], nobody).standalone).not.toContain('it');
  });
});

describe('condenseQuestion, always', () => {
  const phrase = fc.constantFrom(
    ...leaning.flatMap(([turns]) => turns),
    ...standing.flat(),
    'they (NAAS) it',
    'his her their its',
    "it's that's they're",
    'and and and?',
    'why',
    'in Kent',
    'Kent Newham it',
    '( ) it?',
    'this course those people',
    "he'd",
    'one',
    '$&',
    'What’s it?',
  );

  it('leaves the first turn to the letter', () => {
    fc.assert(
      fc.property(fc.oneof(phrase, fc.string({ unit: 'binary' })), (question) => {
        expect(condenseQuestion(question, [], known)).toEqual({
          standalone: question,
          followUp: false,
          more: false,
          asksSpeaker: false,
          choices: [],
        });
      }),
    );
  });

  it('changes nothing more in what it made', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 5 }), phrase, (earlier, question) => {
        const { standalone } = condenseQuestion(question, earlier, known);
        expect(condenseQuestion(standalone, earlier, known).standalone).toBe(standalone);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it('takes any text without a fault, and gives the same answer twice', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      phrase,
      fc.tuple(phrase, fc.string({ unit: 'binary' })).map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (earlier, question) => {
        expect(condenseQuestion(question, earlier, known)).toEqual(condenseQuestion(question, earlier, known));
      }),
      { numRuns: 500 },
    );
  });

  it('offers either no choice or several, each free of what was unclear', () => {
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 4 }), phrase, (earlier, question) => {
        const { choices } = condenseQuestion(question, earlier, known);
        expect(choices.length).not.toBe(1);
        expect(new Set(choices).size).toBe(choices.length);
      }),
    );
  });

  it('bounds what it reads: very long turns and conversations come back at once', () => {
    const long = 'it is they and there '.repeat(20_000);
    expect(condenseQuestion(long, ['What is NAAS?'], known).standalone).toBe(long);
    expect(condenseQuestion('how long does it take?', ['What is NAAS?', long], known).standalone).toBe(
      'how long does NAAS take?',
    );
    const many = Array.from({ length: 50_000 }, () => 'What is NAAS?');
    expect(condenseQuestion('how long does it take?', many, known).standalone).toBe('how long does NAAS take?');
  });
});
