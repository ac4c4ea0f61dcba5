"""Batches to learn from: passages in groups of one article, so that the wrong ones are hard to tell from the right."""

import random
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from tokenizer import Tokenizer
from training_data import Passage, fold_words, group_passages

SOURCE_WEIGHTS = {'squad': 5.0, 'clap': 1.5, 'mtrag': 2.0, 'interviews': 10.0}
"""How often a group is taken from each source."""

GROUP = 8
WINDOW_TOKENS = 100
QUESTION_TOKENS = 24
MOST_QUESTIONS = 3
CHAT_LINES = 16
MADE_WEIGHT = 0.5
"""What a question made from the text counts beside one that a person asked."""


@dataclass(frozen=True)
class Asked:
    """A question of a batch."""

    text: str
    ids: list[int]
    passage: int
    """Number of the passage that answers it."""
    weight: float
    sentence: int | None
    """Which of the passage's kept sentences holds the answer, where somebody marked it."""


@dataclass(frozen=True)
class Batch:
    """Passages with questions, and with near-misses that none of them answers."""

    texts: list[str]
    passages: list[list[int]]
    sentences: list[list[list[int]]]
    questions: list[Asked]
    near_misses: list[tuple[list[int], int]]
    """Ids of a question, and the passage that seems to answer it."""
    chat: list[list[int]]
    """Ids of lines that no passage answers."""
    also_right: np.ndarray
    """[questions, passages]: true where another passage answers the same question."""
    elsewhere: np.ndarray
    """[questions, passages]: true for passages of another interview, some of which answer the question too."""
    unrelated: np.ndarray
    """[questions, passages]: true for passages of another article that can't answer the question."""


class Sampler:
    """Draws batches. The same seed draws the same ones."""

    def __init__(
        self, passages: list[Passage], chat: list[str], tokenizer: Tokenizer, seed: int, piece_drop: float = 0.1
    ) -> None:
        self._random = random.Random(seed)
        self._chat = chat
        self._tokenizer = tokenizer
        self._piece_drop = piece_drop
        by_source: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            by_source[passage.source].append(passage)
        self._groups = {source: list(group_passages(held).values()) for source, held in by_source.items()}
        self._sources = [source for source in SOURCE_WEIGHTS if source in self._groups]
        self._tokens = {id(passage): [tokenizer.encode(text) for text in passage.sentences] for passage in passages}

    def draw(self, size: int = 48) -> Batch:
        """A batch of `size` passages."""
        chosen = self._choose_passages(size)
        texts, passages, sentences, questions, near_misses = [], [], [], [], []
        for number, passage in enumerate(chosen):
            asked, (first, last) = self._choose_questions(passage)
            kept = list(range(first, last + 1))
            made, kept = self._make_questions(passage, asked, kept)
            held = [self._tokens[id(passage)][at] for at in kept]
            texts.append(' '.join(passage.sentences[at] for at in kept))
            passages.append([piece for sentence in held for piece in sentence])
            sentences.append(held)
            for text, at in asked:
                place = kept.index(at) if at in kept else None
                questions.append(Asked(text, self._encode(text), number, 1.0, place))
            for text in made:
                questions.append(Asked(text, self._encode(text), number, MADE_WEIGHT, None))
            if passage.near_misses:
                near_misses.append((self._encode(self._random.choice(passage.near_misses)), number))
        chat = [self._encode(line) for line in self._random.sample(self._chat, CHAT_LINES)]
        return Batch(texts, passages, sentences, questions, near_misses, chat, *self._mark(questions, chosen))

    def _choose_passages(self, size: int) -> list[Passage]:
        chosen: dict[int, Passage] = {}
        weights = [SOURCE_WEIGHTS[source] for source in self._sources]
        while len(chosen) < size:
            source = self._random.choices(self._sources, weights)[0]
            groups = self._groups[source]
            group = self._random.choices(groups, [len(held) for held in groups])[0]
            if source == 'clap':
                picked = [self._random.choice(self._random.choice(groups)) for _ in range(GROUP // 2)]
            else:
                picked = self._random.sample(group, min(GROUP if source != 'mtrag' else GROUP // 2, len(group)))
            chosen.update((id(passage), passage) for passage in picked)
        held = list(chosen.values())
        self._random.shuffle(held)
        return held[:size]

    def _choose_questions(self, passage: Passage) -> tuple[list[tuple[str, int | None]], tuple[int, int]]:
        """Questions with the sentence that answers each, and the window of sentences that holds those."""
        if not passage.questions:
            return [], self._choose_window(passage, None)
        order = self._random.sample(passage.questions, len(passage.questions))
        places = [find_answer(passage, question.answers) for question in order]
        window = self._choose_window(passage, places[0])
        asked = [
            (question.text, place)
            for question, place in zip(order, places)
            if place is None or window[0] <= place <= window[1]
        ]
        return asked[:MOST_QUESTIONS], window

    def _choose_window(self, passage: Passage, must: int | None) -> tuple[int, int]:
        """First and last of the neighbouring sentences that fit, `must` among them."""
        tokens = self._tokens[id(passage)]
        first = last = self._random.randrange(len(tokens)) if must is None else must
        length = len(tokens[first])
        while True:
            steps = []
            if first > 0 and length + len(tokens[first - 1]) <= WINDOW_TOKENS:
                steps.append(-1)
            if last + 1 < len(tokens) and length + len(tokens[last + 1]) <= WINDOW_TOKENS:
                steps.append(1)
            if not steps:
                return first, last
            if self._random.choice(steps) < 0:
                first -= 1
                length += len(tokens[first])
            else:
                last += 1
                length += len(tokens[last])

    def _make_questions(
        self, passage: Passage, asked: list[tuple[str, int | None]], kept: list[int]
    ) -> tuple[list[str], list[int]]:
        """Questions made from the text (inverse cloze, next sentence, title), and the sentences that stay."""
        draw = self._random.random
        if passage.source == 'interviews' or (asked and draw() > 0.35):
            return [], kept
        tokens = self._tokens[id(passage)]
        made = []
        taken = {place for _, place in asked}
        free = [at for at in kept if at not in taken and len(tokens[at]) >= 6]
        after = kept[-1] + 1
        if free and len(kept) >= 2:
            cloze = self._random.choice(free)
            made.append(self._shorten(passage.sentences[cloze]))
            if draw() < 0.85 and None not in taken:
                kept = [at for at in kept if at != cloze]
        if draw() < 0.25 and after < len(tokens) and len(tokens[after]) >= 6:
            made.append(self._shorten(passage.sentences[after]))
        if passage.title and draw() < 0.3:
            made.append(passage.title)
        return made, kept

    def _shorten(self, text: str) -> str:
        words = text.split()
        if len(words) > 10 and self._random.random() < 0.5:
            length = self._random.randint(5, min(16, len(words)))
            start = self._random.randrange(len(words) - length + 1)
            words = words[start : start + length]
        if self._random.random() < 0.4:
            words = [word for word in words if self._random.random() > 0.15] or words
        return ' '.join(words)

    def _encode(self, text: str) -> list[int]:
        """Ids of a question, some of them dropped, sometimes without capitals and marks."""
        if self._random.random() < 0.15:
            text = text.lower().rstrip('?. ')
        ids = self._tokenizer.encode(text, QUESTION_TOKENS)
        return [piece for piece in ids if self._random.random() > self._piece_drop] or ids

    def _mark(self, questions: list[Asked], chosen: list[Passage]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        also_right = np.zeros((len(questions), len(chosen)), bool)
        elsewhere = np.zeros_like(also_right)
        unrelated = np.zeros_like(also_right)
        answered = [{question.text for question in passage.questions} | {passage.title} for passage in chosen]
        for row, question in enumerate(questions):
            for number, passage in enumerate(chosen):
                if number == question.passage:
                    continue
                about = chosen[question.passage]
                also_right[row, number] = question.text in answered[number]
                if passage.group == about.group:
                    continue
                both = passage.source == about.source == 'interviews'
                elsewhere[row, number] = both and question.weight == 1.0
                unrelated[row, number] = not both and not also_right[row, number]
        return also_right, elsewhere, unrelated


def find_answer(passage: Passage, answers: tuple[str, ...]) -> int | None:
    """The first sentence that holds an answer."""
    for answer in answers:
        folded = fold_words(answer)[:60]
        for at, sentence in enumerate(passage.sentences):
            if folded and folded in fold_words(sentence):
                return at
    return None
