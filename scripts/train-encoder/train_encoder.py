"""Continues the encoder: the passage that answers a question is to come before its neighbours.

Run: python3 scripts/train-encoder/train_encoder.py --weights OLD.npz --out NEW.npz --eval-folder ../shared/eval
"""

import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor

from encoder import Embedded, Encoder, embed_texts, load_encoder, max_sim, save_encoder
from judge import judge, seed_everything
from lexical import score_lexically
from make_batches import Batch, Sampler
from shared_options import REPOSITORY, make_parser
from tokenizer import Tokenizer
from training_data import read_data

POOLED_SCALE = 20.0
LEXICAL_SCALE = 12.0
ELSEWHERE_MARGIN = 2.0
"""A passage of another interview counts as wrong only where it scores so much below the right one."""
HIDDEN = -1e4
SENTENCE_PART = 2
"""Sentences of one passage in so many are embedded alone: they cost as much as the passages."""
REPORT_STRIDE = 4
"""While it trains, one question of SQuAD in so many is asked."""


def main() -> None:
    """Trains, judging now and then, and writes the weights of the last step."""
    options = read_options()
    seed_everything(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer(REPOSITORY / 'models/voices-encoder/tokenizer.json')
    data = read_data(options.eval_folder, options.interviews, REPOSITORY)
    sampler = Sampler(data.train, data.chat, tokenizer, options.seed)
    encoder = load_encoder(options.weights)
    encoder.set_dropout(options.dropout)
    start = {name: value.clone() for name, value in encoder.state_dict().items()}
    optimizer = make_optimizer(encoder, options)
    rates = [group['lr'] for group in optimizer.param_groups]
    began = time.time()
    losses: list[dict[str, float]] = []
    for step in range(options.steps):
        encoder.train()
        for group, rate in zip(optimizer.param_groups, rates):
            group['lr'] = rate * min(1.0, (step + 1) / 20) * (1 - 0.95 * step / options.steps)
        parts = measure_loss(encoder, sampler.draw(options.batch), options)
        optimizer.zero_grad()
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        losses.append({name: float(value) for name, value in parts.items()})
        if (step + 1) % 20 == 0:
            means = {name: round(float(np.mean([loss[name] for loss in losses[-20:]])), 3) for name in losses[-1]}
            print(step + 1, json.dumps(means), f'{time.time() - began:.0f} s', flush=True)
        if options.judge_every and (step + 1) % options.judge_every == 0 and step + 1 < options.steps:
            report(encoder, tokenizer, data)
    for share in options.keep:
        mixed = mix(start, encoder, share)
        save_encoder(mixed, options.out.with_stem(f'{options.out.stem}-{share:g}') if share < 1 else options.out)
        print('share of the new weights:', share)
        report(mixed, tokenizer, data)


def measure_loss(encoder: Encoder, batch: Batch, options: argparse.Namespace) -> dict[str, Tensor]:
    """Parts of the loss of one batch, weighed."""
    with torch.autocast('cpu', dtype=torch.bfloat16):
        questions = embed_texts(encoder, [asked.ids for asked in batch.questions])
        passages = embed_texts(encoder, batch.passages)
        late = max_sim(questions, passages)
    cosine = questions.sentence @ passages.sentence.T
    target = torch.tensor([asked.passage for asked in batch.questions])
    weight = torch.tensor([asked.weight for asked in batch.questions])
    logits = late * encoder.ls.exp() + cosine * encoder.lp.exp()
    own = logits.detach().gather(1, target[:, None])
    elsewhere = torch.from_numpy(batch.elsewhere)
    hidden = torch.from_numpy(batch.also_right) | (elsewhere & (logits.detach() > own - ELSEWHERE_MARGIN))

    def cross_entropy(scores: Tensor) -> Tensor:
        each = functional.cross_entropy(scores.masked_fill(hidden, HIDDEN), target, reduction='none')
        return (each * weight).sum() / weight.sum()

    parts = {'late': cross_entropy(logits), 'pooled': options.pooled * cross_entropy(cosine * POOLED_SCALE)}
    if options.hybrid:
        lexical = torch.from_numpy(score_lexically([asked.text for asked in batch.questions], batch.texts))
        parts['hybrid'] = options.hybrid * cross_entropy(logits + LEXICAL_SCALE * lexical)
    if options.sentences:
        parts['sentences'] = options.sentences * measure_sentences(encoder, batch, questions, hidden, weight)
    if options.apart:
        parts['apart'] = options.apart * measure_apart(encoder, batch, passages, logits)
    if options.near and batch.near_misses:
        parts['near'] = options.near * measure_near_misses(encoder, batch, passages, logits, target)
    return parts


def measure_sentences(encoder: Encoder, batch: Batch, questions: Embedded, hidden: Tensor, weight: Tensor) -> Tensor:
    """Sentences embedded alone: the one that answers is nearest, or where none is marked, one of the right passage."""
    held = batch.sentences[: len(batch.sentences) // SENTENCE_PART]
    flat = [sentence for passage in held for sentence in passage]
    owner = torch.tensor([number for number, passage in enumerate(held) for _ in passage])
    first = np.cumsum([0] + [len(passage) for passage in held])
    with torch.autocast('cpu', dtype=torch.bfloat16):
        sentences = embed_texts(encoder, flat).sentence
    scores = questions.sentence @ sentences.T * POOLED_SCALE
    scores = scores.masked_fill(hidden[:, owner], HIDDEN)
    rows = [row for row, asked in enumerate(batch.questions) if asked.passage < len(held)]
    losses = []
    for row in rows:
        asked = batch.questions[row]
        inside = owner == asked.passage
        if asked.sentence is None:
            right = torch.logsumexp(scores[row][inside], 0)
        else:
            right = scores[row, int(first[asked.passage]) + asked.sentence]
        losses.append(torch.logsumexp(scores[row], 0) - right)
    return (torch.stack(losses) * weight[rows]).sum() / weight[rows].sum()


def measure_apart(encoder: Encoder, batch: Batch, passages: Embedded, logits: Tensor) -> Tensor:
    """What answers scores above one limit for all questions; what is unrelated, and the best for chat, below it.

    The other losses compare passages for one question. By this one a score says something by itself.
    """
    real = torch.tensor([asked.weight == 1.0 for asked in batch.questions])
    own = logits.gather(1, torch.tensor([asked.passage for asked in batch.questions])[:, None]).squeeze(1)[real]
    far = logits.masked_fill(~torch.from_numpy(batch.unrelated), HIDDEN).max(1)[0]
    far = far[real & (far > HIDDEN)]
    idle = score_texts(encoder, batch.chat, passages).max(1)[0]
    below = torch.cat([far, idle])
    limit = (own.mean() + below.mean()).detach() / 2
    parts = [functional.softplus(limit - own), functional.softplus(far - limit), functional.softplus(idle - limit)]
    return sum(part.mean() for part in parts if len(part)) / 2


def score_texts(encoder: Encoder, texts: list[list[int]], passages: Embedded) -> Tensor:
    """Score of every text with every passage, in the measure of the losses."""
    with torch.autocast('cpu', dtype=torch.bfloat16):
        asked = embed_texts(encoder, texts)
        late = max_sim(asked, passages)
    return late * encoder.ls.exp() + asked.sentence @ passages.sentence.T * encoder.lp.exp()


def measure_near_misses(encoder: Encoder, batch: Batch, passages: Embedded, logits: Tensor, target: Tensor) -> Tensor:
    """A question that a passage answers scores higher with it than one that it only seems to answer."""
    near = score_texts(encoder, [ids for ids, _ in batch.near_misses], passages)
    real = torch.tensor([asked.weight == 1.0 for asked in batch.questions])
    losses = []
    for row, (_, number) in enumerate(batch.near_misses):
        right = logits[(target == number) & real, number]
        if len(right):
            losses.append(functional.softplus(near[row, number] - right).mean())
    return torch.stack(losses).mean() if losses else torch.zeros(())


def make_optimizer(encoder: Encoder, options: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW; the head learns faster than the body, the temperatures fastest."""
    head = [encoder.pr.weight, encoder.wq.weight, encoder.wq.bias, encoder.lw]
    scales = [encoder.ls, encoder.lp, encoder.sc]
    groups = [
        {'params': list(encoder.m.parameters()), 'lr': options.rate},
        {'params': head, 'lr': options.rate * options.head},
        {'params': scales, 'lr': 1e-3, 'weight_decay': 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def mix(start: dict[str, Tensor], encoder: Encoder, share: float) -> Encoder:
    """Weights on the line from the old ones (0) to the new ones (1)."""
    mixed = Encoder()
    new = encoder.state_dict()
    mixed.load_state_dict({name: start[name] * (1 - share) + new[name] * share for name in start})
    return mixed


def report(encoder: Encoder, tokenizer: Tokenizer, data: object) -> None:
    """Prints what the encoder is judged by."""
    figures = judge(encoder, tokenizer, data, REPORT_STRIDE).summarise()
    print('  ', json.dumps({name: round(value, 4) for name, value in figures.items()}), flush=True)


def read_options() -> argparse.Namespace:
    """Options of the command line, with what the shipped weights were made with as defaults."""
    parser = make_parser(
        __doc__,
        weights='weights to continue from (.npz or .onnx)',
        out='where the new weights go (.npz)',
    )
    parser.add_argument('--steps', type=int, default=450)
    parser.add_argument('--batch', type=int, default=48, help='passages in a batch')
    parser.add_argument('--rate', type=float, default=2e-4, help='learning rate of the body')
    parser.add_argument('--head', type=float, default=4.0, help='how many times faster the head learns')
    parser.add_argument('--pooled', type=float, default=0.4, help='weight of the pooled cosine')
    parser.add_argument('--hybrid', type=float, default=1.0, help='weight of MaxSim fused with words')
    parser.add_argument('--sentences', type=float, default=1.0, help='weight of sentences embedded alone')
    parser.add_argument('--apart', type=float, default=0.5, help='weight of one limit for all questions')
    parser.add_argument('--dropout', type=float, default=0.1, help='share of the layers’ outputs left out')
    parser.add_argument('--near', type=float, default=0.3, help='weight of near-misses')
    parser.add_argument('--judge-every', type=int, default=0, help='judge after every so many steps')
    parser.add_argument('--keep', type=float, nargs='+', default=[1.0], help='shares of the new weights to write')
    return parser.parse_args()


if __name__ == '__main__':
    main()
