"""The texts that the encoder learns from and is judged on, each with its questions.

Read from where they are and never copied: `squad2-dev`, `clapnq-dev` and `mtrag` from the folder of evaluation sets,
the interviews from `data/interviews.jsonl`. Never read as training texts: our own stories and questions.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HELD_OUT_SHARE = 5
"""One occupation of the interviews, and one line of the chat, in so many is held out."""

LEAST_CHARS = 80
"""A shorter passage answers nothing by itself. Interviews are exempt: theirs are whole answers."""

TEST_OVERLAP = 0.08
"""Share of its 8-word runs from which a passage counts as part of a text that the encoder is judged on."""


@dataclass(frozen=True)
class Question:
    """A question with the answers that people marked, where they did."""

    text: str
    answers: tuple[str, ...] = ()


@dataclass
class Passage:
    """A passage with what it answers, and what it seems to answer and does not."""

    source: str
    group: str
    """Passages of one group are each other's hard negatives: the article they are from."""
    text: str
    title: str = ''
    questions: list[Question] = field(default_factory=list)
    near_misses: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = fold_space(self.text)
        self.sentences = split_sentences(self.text)


@dataclass(frozen=True)
class Data:
    """What to learn from and what to choose by."""

    train: list[Passage]
    kept_out_squad: list[Passage]
    held_out_interviews: list[Passage]
    chat: list[str]
    """What people type that no passage answers: small talk, orders to a phone, questions about the world."""
    held_out_chat: list[str]


def read_data(eval_folder: Path, interviews: Path, repository: Path) -> Data:
    """Reads all sets. Passages and questions that are part of what the project is judged on are left out of `train`."""
    squad, kept_out = read_squad(eval_folder)
    taught, held_out = read_interviews(interviews)
    train = squad + read_clap(eval_folder) + read_mtrag(eval_folder) + taught
    judged = [passage.text for passage in kept_out + held_out]
    chat, held_out_chat = read_chat(interviews.with_name('chat.txt'), eval_folder)
    return Data(
        drop_judged(train, judged + read_stories(repository), read_own_questions(repository)),
        kept_out,
        held_out,
        chat,
        held_out_chat,
    )


def read_squad(eval_folder: Path) -> tuple[list[Passage], list[Passage]]:
    """SQuAD 2.0 dev: the articles to learn from, and the seven that are kept out."""
    kept_out = set(json.loads((eval_folder / 'squad2-dev/encoder_kept_out.json').read_text('utf8'))['articles'])
    passages = {
        row['id']: Passage('squad', row['doc'], row['text'], row['title'])
        for row in read_lines(eval_folder / 'squad2-dev/passages.jsonl')
    }
    add_questions(passages, read_lines(eval_folder / 'squad2-dev/questions.jsonl'))
    taught = [passage for passage in passages.values() if passage.group not in kept_out]
    return taught, [passage for passage in passages.values() if passage.group in kept_out]


def read_clap(eval_folder: Path) -> list[Passage]:
    """CLAP NQ dev: real search questions."""
    passages = {
        row['id']: Passage('clap', row['doc'], row['text'], row['title'])
        for row in read_lines(eval_folder / 'clapnq-dev/passages.jsonl')
    }
    add_questions(passages, read_lines(eval_folder / 'clapnq-dev/questions.jsonl'))
    return list(passages.values())


def read_mtrag(eval_folder: Path) -> list[Passage]:
    """MTRAG: questions of a conversation, each said after the one before it."""
    passages = {
        row['id']: Passage('mtrag', row['collection'], row['text'], row.get('title') or '')
        for row in read_lines(eval_folder / 'mtrag/passages.jsonl')
    }
    for task in read_lines(eval_folder / 'mtrag/tasks.jsonl'):
        question = fold_space(task['question'])
        earlier = [fold_space(said) for who, said in task['history'] if who == 'user']
        before = next((said for said in reversed(earlier) if said != question), '')
        for gold in task['gold']:
            if gold in passages:
                passages[gold].questions.append(Question(f'{before} {question}'.strip()))
    return list(passages.values())


def read_interviews(file: Path) -> tuple[list[Passage], list[Passage]]:
    """Interviews to learn from and those held out, told apart by occupation so that no occupation is in both."""
    parts: tuple[list[Passage], list[Passage]] = ([], [])
    for row in read_lines(file):
        held_out = is_held_out(row['occupation'])
        for part in row['passages']:
            passage = Passage('interviews', row['id'], part['t'], row['occupation'])
            passage.questions = [
                Question(fold_space(text), tuple(part['t'][start:end] for start, end in spans))
                for text, spans in zip(part['q'], part['a'])
            ]
            passage.near_misses = [fold_space(text) for text in part.get('n', [])]
            parts[held_out].append(passage)
    return parts


def read_chat(file: Path, eval_folder: Path) -> tuple[list[str], list[str]]:
    """Lines to learn from and those held out; none that is worded as one of the set that the project is judged on."""
    judged = {fold_words(row['question']) for row in read_lines(eval_folder / 'offtopic/questions.jsonl')}
    parts: tuple[list[str], list[str]] = ([], [])
    for line in file.read_text('utf8').splitlines():
        if fold_words(line) not in judged:
            parts[is_held_out(line)].append(line)
    return parts


def is_held_out(name: str) -> bool:
    """Whether something of this name is for judging only; a longer file keeps to the same split."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT_SHARE == 0


def add_questions(passages: dict[str, Passage], rows: Iterator[dict[str, Any]]) -> None:
    """Hands each question to the passages that answer it, or to the one that nearly does."""
    for row in rows:
        text = fold_space(row['question'])
        if not row['answerable']:
            if row.get('near') in passages:
                passages[row['near']].near_misses.append(text)
            continue
        for gold in row['gold']:
            passages[gold].questions.append(Question(text, tuple(row.get('quotes') or row['answers'])))


def drop_judged(passages: list[Passage], texts: list[str], questions: set[str]) -> list[Passage]:
    """Leaves out passages that share much with one of `texts`, and questions worded as one of `questions`."""
    runs = {run for text in texts for run in list_runs(text)}
    kept = []
    for passage in passages:
        own = list_runs(passage.text)
        if own and len(own & runs) / len(own) > TEST_OVERLAP:
            continue
        if passage.source != 'interviews' and len(passage.text) < LEAST_CHARS:
            continue
        passage.questions = [asked for asked in passage.questions if fold_words(asked.text) not in questions]
        passage.near_misses = [text for text in passage.near_misses if fold_words(text) not in questions]
        kept.append(passage)
    return kept


def read_stories(repository: Path) -> list[str]:
    """Our stories: read so that nothing of them is learnt from."""
    return [file.read_text('utf8') for file in sorted((repository / 'corpus/articles').glob('*.md'))]


def read_own_questions(repository: Path) -> set[str]:
    """Our questions, folded: read so that none of them is learnt from."""
    files = sorted((repository / 'test/eval').glob('questions*.jsonl'))
    return {fold_words(turn) for file in files for row in read_lines(file) for turn in row['turns']}


def group_passages(passages: list[Passage]) -> dict[str, list[Passage]]:
    """Passages by group, in their order."""
    groups: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[passage.group].append(passage)
    return dict(groups)


def split_sentences(text: str) -> list[str]:
    """Sentences of a text; a very short one belongs to the one before it."""
    sentences: list[str] = []
    for part in re.split(r'(?<=[.!?;])["”’)]?\s+(?=[A-Z0-9"“(\[])', text):
        if sentences and len(sentences[-1]) < 30:
            sentences[-1] += ' ' + part
        elif part:
            sentences.append(part)
    return sentences


def list_runs(text: str, words: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    all_words = fold_words(text).split()
    return {tuple(all_words[at : at + words]) for at in range(len(all_words) - words + 1)}


def fold_words(text: str) -> str:
    """Words in lower case, without marks."""
    return ' '.join(re.findall(r'[a-z0-9]+', text.lower()))


def fold_space(text: str) -> str:
    """Any white space as one space."""
    return re.sub(r'\s+', ' ', text).strip()


def read_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Objects of a file with one in each line."""
    with file.open(encoding='utf8') as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
