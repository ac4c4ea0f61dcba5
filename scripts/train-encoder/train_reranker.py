"""Trains the reranker on the best passages that the encoder and BM25 find together, the right one among them or none.

Run: python3 scripts/train-encoder/train_reranker.py --weights ENCODER.npz --out RERANKER.npz
"""

import argparse
import json
import random
import time
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as functional

from encoder import Embedded, Encoder, load_encoder
from judge import bootstrap, embed, rank_area, score, seed_everything
from reranker import PASSAGE_TOKENS, QUESTION_TOKENS, Reranker
from shared_options import REPOSITORY, make_parser
from tokenizer import Tokenizer
from training_data import Passage, read_data

BEST = 10
"""Passages that are put in a new order."""
TAUGHT_BEST = 6
"""Passages of a question that is learnt from: fewer, as each costs."""
ROW_SCALE = 127
SHARES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True)
class Case:
    """A question with the best passages that were found for it."""

    source: str
    rows: np.ndarray
    """[question tokens, 64]"""
    weights: np.ndarray
    passages: list[np.ndarray]
    """Rows of each passage, as the index keeps them, best first."""
    scores: np.ndarray
    """What each scored when it was found."""
    right: int | None
    """Which of them answers; None where none does."""
    answerable: bool


def gather_cases(encoder: Encoder, tokenizer: Tokenizer, passages: list[Passage], best: int, wide: bool) -> list[Case]:
    """Cases of every question. Candidates are of the question's group, or where `wide`, of the whole source."""
    pools: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        pools[passage.source if wide or passage.source == 'clap' else passage.group].append(passage)
    cases = []
    for pool in pools.values():
        texts: dict[str, set[int]] = defaultdict(set)
        for number, passage in enumerate(pool):
            for question in passage.questions:
                texts[question.text].add(number)
            for near in passage.near_misses:
                texts.setdefault(near, set())
        if texts:
            cases += gather_pool(encoder, tokenizer, pool, texts, best)
    return cases


def gather_pool(
    encoder: Encoder, tokenizer: Tokenizer, pool: list[Passage], texts: dict[str, set[int]], best: int
) -> list[Case]:
    """Cases of one pool of candidates. A question whose right passage is not among the best gets it as the last."""
    asked = list(texts)
    held = [quantise(rows) for rows, _ in list_rows(embed(encoder, tokenizer, [passage.text for passage in pool])[0])]
    _, hybrid = score(encoder, tokenizer, asked, pool)
    cases = []
    for number, (rows, weights) in enumerate(list_rows(embed(encoder, tokenizer, asked)[0])):
        order = np.argsort(-hybrid[number], kind='stable')[:best].tolist()
        gold = texts[asked[number]]
        right = next((place for place, at in enumerate(order) if at in gold), None)
        order = [at for place, at in enumerate(order) if at not in gold or place == right]
        picked = [held[at][:PASSAGE_TOKENS] for at in order]
        right = next((place for place, at in enumerate(order) if at in gold), None)
        cases.append(
            Case(
                pool[0].source,
                rows[-QUESTION_TOKENS:],
                weights[-QUESTION_TOKENS:],
                picked,
                hybrid[number, order],
                right,
                bool(gold),
            )
        )
    return cases


def list_rows(parts: list[Embedded]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Token rows and weights of each text, without padding."""
    rows = []
    for part in parts:
        for number, length in enumerate(part.mask.sum(1).int().tolist()):
            rows.append((part.tokens[number, :length].numpy(), part.weights[number, :length].numpy()))
    return rows


def quantise(rows: np.ndarray) -> np.ndarray:
    """Rows as the index keeps them: 8-bit whole numbers."""
    return np.rint(rows * ROW_SCALE).astype(np.int8)


def rerank(model: Reranker, case: Case) -> torch.Tensor:
    """Scores of a case's passages."""
    longest = max(map(len, case.passages))
    passages = np.zeros((len(case.passages), longest, case.rows.shape[1]), np.float32)
    mask = np.zeros((len(case.passages), longest), np.float32)
    for number, rows in enumerate(case.passages):
        passages[number, : len(rows)] = rows / np.float32(ROW_SCALE)
        mask[number, : len(rows)] = 1
    parts = (case.rows.astype(np.float32), case.weights.astype(np.float32), passages, mask)
    return model(*map(torch.from_numpy, parts))


def train(model: Reranker, cases: list[Case], options: argparse.Namespace, judged: dict[str, list[Case]]) -> None:
    """Listwise cross-entropy over the passages and “none of them”, which scores 0."""
    taught = [case for case in cases if case.right is not None or not case.answerable]
    picks = random.Random(options.seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.02)
    began = time.time()
    losses = []
    for step in range(options.steps):
        model.train()
        for group in optimizer.param_groups:
            group['lr'] = options.rate * min(1.0, (step + 1) / 50) * (1 - 0.95 * step / options.steps)
        batch = picks.sample(taught, options.batch)
        loss = torch.stack([measure_loss(model, case, options.none) for case in batch]).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss))
        if (step + 1) % 50 == 0:
            print(step + 1, f'loss {np.mean(losses[-50:]):.3f} {time.time() - began:.0f} s', flush=True)
        if (step + 1) % options.judge_every == 0:
            report(model, judged)
            torch.save(model.state_dict(), options.out)


def measure_loss(model: Reranker, case: Case, none: float) -> torch.Tensor:
    """The right passage before the others, and above 0; without one, all below 0."""
    scores = rerank(model, case)
    with_none = functional.pad(scores, (0, 1))
    if case.right is None:
        return none * functional.cross_entropy(with_none[None], torch.tensor([len(scores)]))
    target = torch.tensor([case.right])
    return functional.cross_entropy(scores[None], target) + none * functional.cross_entropy(with_none[None], target)


@torch.no_grad()
def report(model: Reranker, judged: dict[str, list[Case]]) -> None:
    """First passage right by how much the reranker counts, with the gain's 95 % interval, and abstention."""
    model.eval()
    for name, cases in judged.items():
        new = [rerank(model, case).numpy() for case in cases]
        asked = [number for number, case in enumerate(cases) if case.answerable]
        before = np.array([float(cases[number].right == 0) for number in asked])
        line = {}
        for share in SHARES:
            firsts = [int((cases[number].scores + share * new[number]).argmax()) for number in asked]
            right = np.array([float(cases[at].right == first) for at, first in zip(asked, firsts)])
            gain, low, high = bootstrap(before, right, 2000)
            line[share] = f'{right.mean():.3f} ({gain:+.3f}, {low:+.3f} to {high:+.3f})'
        area = {}
        for label, values in (('scores', [case.scores.max() for case in cases]), ('reranker', [n.max() for n in new])):
            best = np.array(values)
            real = np.array([case.answerable for case in cases])
            area[label] = round(rank_area(best[real], best[~real]), 3)
        print('  ', name, len(asked), json.dumps(line), 'near-miss area', json.dumps(area), flush=True)


def main() -> None:
    """Gathers cases, trains, judges."""
    options = read_options()
    seed_everything(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer(REPOSITORY / 'models/voices-encoder/tokenizer.json')
    data = read_data(options.eval_folder, options.interviews, REPOSITORY)
    encoder = load_encoder(options.weights).eval()
    began = time.time()
    judged = {
        'squad': gather_cases(encoder, tokenizer, data.kept_out_squad, BEST, wide=True)[::4],
        'interviews': gather_cases(encoder, tokenizer, data.held_out_interviews, BEST, wide=False),
    }
    cases = gather_cases(encoder, tokenizer, data.train, TAUGHT_BEST, wide=False)
    print(len(cases), 'cases', f'{time.time() - began:.0f} s', flush=True)
    model = Reranker(options.dropout)
    print(sum(weight.numel() for weight in model.parameters()), 'weights', flush=True)
    train(model, cases, options, judged)


def read_options() -> argparse.Namespace:
    """Options of the command line."""
    parser = make_parser(
        __doc__,
        weights='weights of the encoder (.npz or .onnx)',
        out='where the weights of the reranker go (.pt)',
    )
    parser.add_argument('--steps', type=int, default=1200)
    parser.add_argument('--batch', type=int, default=16, help='questions in a batch')
    parser.add_argument('--rate', type=float, default=7e-4)
    parser.add_argument('--dropout', type=float, default=0.1)
    parser.add_argument('--none', type=float, default=0.5, help='weight of “no answer”')
    parser.add_argument('--judge-every', type=int, default=200)
    return parser.parse_args()


if __name__ == '__main__':
    main()
