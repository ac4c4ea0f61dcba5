"""What an encoder is judged by: texts that it never saw."""

import random
from dataclasses import dataclass

import numpy as np
import torch

from encoder import Embedded, Encoder, embed_texts, max_sim
from lexical import list_stems, score_lexically
from tokenizer import Tokenizer
from training_data import Data, Passage, fold_words, group_passages

ALONE = 0.61
"""What the cosine counts beside MaxSim where the encoder searches alone."""

CHAT_STRIDE = 20
"""Each interview is asked one line of chat in so many."""

LEXICAL, DENSE, LATE = 0.8, 0.8, 1.5
"""What words, the cosine and MaxSim count in the product's fusion."""


@dataclass(frozen=True)
class Judgement:
    """Figures by name, each of one number a question, in the same order for every encoder."""

    cases: dict[str, np.ndarray]

    def summarise(self) -> dict[str, float]:
        """The mean of each, and for abstention the area under the curve."""
        means = {name: float(values.mean()) for name, values in self.cases.items() if not name.endswith('score')}
        for name in ('squad', 'interviews'):
            means[f'{name}: near-miss area'] = rank_area(
                self.cases[f'{name}: answerable score'], self.cases[f'{name}: near-miss score']
            )
        means['interviews: chat area'] = rank_area(
            self.cases['interviews: answerable score'], self.cases['interviews: chat score']
        )
        return means


def judge(encoder: Encoder, tokenizer: Tokenizer, data: Data, stride: int = 1) -> Judgement:
    """Judges on the articles of SQuAD that are kept out, every `stride`th question, and on the held-out interviews."""
    encoder.eval()
    cases = judge_squad(encoder, tokenizer, data.kept_out_squad, stride)
    cases.update(judge_interviews(encoder, tokenizer, data.held_out_interviews, data.held_out_chat))
    return Judgement(cases)


def judge_squad(encoder: Encoder, tokenizer: Tokenizer, passages: list[Passage], stride: int) -> dict[str, np.ndarray]:
    """Every passage of all seven articles is a candidate."""
    asked = [(number, question) for number, passage in enumerate(passages) for question in passage.questions][::stride]
    alone, hybrid = score(encoder, tokenizer, [question.text for _, question in asked], passages)
    gold = np.array([number for number, _ in asked])
    near = [text for passage in passages for text in passage.near_misses][::stride]
    _, near_hybrid = score(encoder, tokenizer, near, passages)
    return {
        'squad: first right, alone': (alone.argmax(1) == gold).astype(float),
        'squad: first right, hybrid': (hybrid.argmax(1) == gold).astype(float),
        'squad: sentence right': judge_sentences(encoder, tokenizer, passages),
        'squad: answerable score': hybrid.max(1),
        'squad: near-miss score': near_hybrid.max(1),
    }


def judge_interviews(
    encoder: Encoder, tokenizer: Tokenizer, passages: list[Passage], chat: list[str]
) -> dict[str, np.ndarray]:
    """The passages of its own interview are a question's candidates: “hours?” is answered in every one."""
    found: dict[str, list[float]] = {}
    for place, group in enumerate(group_passages(passages).values()):
        asked = [(number, question.text) for number, passage in enumerate(group) for question in passage.questions]
        alone, hybrid = score(encoder, tokenizer, [text for _, text in asked], group)
        near = [text for passage in group for text in passage.near_misses]
        stems = [set(list_stems(passage.text)) for passage in group]
        for row, (number, text) in enumerate(asked):
            add(found, 'first right, alone', float(alone[row].argmax() == number))
            right = float(hybrid[row].argmax() == number)
            add(found, 'first right, hybrid', right)
            add(found, 'within three, hybrid', float((hybrid[row] > hybrid[row, number]).sum() < 3))
            if not stems[number] & set(list_stems(text)):
                add(found, 'first right, hybrid, no shared word', right)
            add(found, 'answerable score', float(hybrid[row].max()))
        _, chat_hybrid = score(encoder, tokenizer, chat[place % CHAT_STRIDE :: CHAT_STRIDE], group)
        for value in chat_hybrid.max(1):
            add(found, 'chat score', float(value))
        if near:
            _, near_hybrid = score(encoder, tokenizer, near, group)
            for value in near_hybrid.max(1):
                add(found, 'near-miss score', float(value))
    cases = {name: np.array(values) for name, values in found.items()}
    cases['interviews: sentence right'] = judge_sentences(encoder, tokenizer, passages)
    return cases


def add(found: dict[str, list[float]], name: str, value: float) -> None:
    """Adds one case of a figure."""
    found.setdefault(f'interviews: {name}', []).append(value)


def judge_sentences(encoder: Encoder, tokenizer: Tokenizer, passages: list[Passage]) -> np.ndarray:
    """Whether the sentence of the right passage that is nearest to the question holds the answer."""
    asked, sentences, right = [], [], []
    for passage in passages:
        folded = [fold_words(sentence) for sentence in passage.sentences]
        for question in passage.questions:
            holds = [any(fold_words(answer) in text for answer in question.answers) for text in folded]
            if len(holds) > 2 and any(holds) and not all(holds):
                asked.append(question.text)
                right.append((len(sentences), holds))
        sentences.extend(passage.sentences)
    vectors = embed(encoder, tokenizer, sentences)[1]
    questions = embed(encoder, tokenizer, asked)[1]
    hits = []
    for row, (first, holds) in enumerate(right):
        nearest = int((vectors[first : first + len(holds)] @ questions[row]).argmax())
        hits.append(float(holds[nearest]))
    return np.array(hits)


def score(
    encoder: Encoder, tokenizer: Tokenizer, questions: list[str], passages: list[Passage]
) -> tuple[np.ndarray, np.ndarray]:
    """The encoder alone and fused with words, both [questions, passages]."""
    asked, asked_vectors = embed(encoder, tokenizer, questions)
    held, held_vectors = embed(encoder, tokenizer, [passage.text for passage in passages])
    cosine = asked_vectors @ held_vectors.T
    late = np.concatenate([np.concatenate([compare(q, p) for p in held], 1) for q in asked])
    lexical = score_lexically(questions, [f'{passage.text} {passage.title}' for passage in passages])
    return late + ALONE * cosine, LEXICAL * lexical + DENSE * cosine + LATE * late


@torch.no_grad()
def compare(question: Embedded, passage: Embedded) -> np.ndarray:
    """MaxSim of a batch of questions with a batch of passages."""
    return max_sim(question, passage).numpy()


@torch.no_grad()
def embed(
    encoder: Encoder, tokenizer: Tokenizer, texts: list[str], batch: int = 64
) -> tuple[list[Embedded], np.ndarray]:
    """Texts in batches, and all their sentence embeddings [texts, 512]. Computed in bfloat16, as in training."""
    parts = []
    for at in range(0, len(texts), batch):
        with torch.autocast('cpu', dtype=torch.bfloat16):
            parts.append(embed_texts(encoder, [tokenizer.encode(text) for text in texts[at : at + batch]]))
    return parts, np.concatenate([part.sentence.numpy() for part in parts])


def rank_area(positive: np.ndarray, negative: np.ndarray) -> float:
    """The chance that one of `positive` is higher than one of `negative`."""
    order = np.sort(negative)
    below = np.searchsorted(order, positive, 'left')
    upto = np.searchsorted(order, positive, 'right')
    return float((below + upto).mean() / 2 / len(negative))


def bootstrap(old: np.ndarray, new: np.ndarray, rounds: int = 10_000) -> tuple[float, float, float]:
    """Mean gain of `new` over `old` case by case, with its 95 % interval (paired bootstrap)."""
    gain = new - old
    picks = np.random.default_rng(0)
    means = [float(gain[picks.integers(0, len(gain), len(gain))].mean()) for _ in range(rounds)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(gain.mean()), float(low), float(high)


def seed_everything(seed: int) -> None:
    """The same run from the same seed, as far as threads let it."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
