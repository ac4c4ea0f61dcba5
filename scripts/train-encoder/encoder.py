"""The encoder in PyTorch: two transformer layers of Universal Sentence Encoder lite and a head for late interaction.

Weights are kept as `weights.npz`, float32, under the names that PyTorch gives them here.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from weights_file import read_weights

PIECES = 8002
EMBEDDING = 256
WIDTH = 512
FEED_FORWARD = 1536
HEADS = 4
TOKEN_WIDTH = 64
MAX_TOKENS = 128


class Layer(nn.Module):
    """Transformer layer, normalised before each part. The first is 256 wide and widens its input to 512."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width
        self.dropout = 0.0
        self.ln = nn.LayerNorm(width, eps=1e-6)
        self.qkv = nn.Linear(width, 3 * width)
        self.o = nn.Linear(width, WIDTH)
        self.lnf = nn.LayerNorm(WIDTH, eps=1e-6)
        self.c1 = nn.Linear(WIDTH, FEED_FORWARD)
        self.c2 = nn.Linear(FEED_FORWARD, WIDTH)
        if width != WIDTH:
            self.res = nn.Linear(width, WIDTH)

    def forward(self, x: Tensor, bias: Tensor, mask: Tensor) -> Tensor:
        """`x` [batch, tokens, width]; `bias` is added to the attention's logits; `mask` [batch, tokens, 1]."""
        batch, tokens, width = x.shape
        x = x.float()
        query, key, value = (
            part.view(batch, tokens, HEADS, width // HEADS).transpose(1, 2)
            for part in self.qkv(self.ln(x)).split(width, -1)
        )
        share = torch.softmax((query / (width // HEADS) ** 0.5) @ key.transpose(2, 3) + bias, -1)
        context = (share @ value).transpose(1, 2).reshape(batch, tokens, width)
        x = (self._drop(self.o(context)) + (x if width == WIDTH else self.res(x))).float()
        return x + self._drop(self.c2(torch.relu(self.c1(self.lnf(x))))) * mask

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Body(nn.Module):
    """Token states, and their mean as a sentence embedding."""

    def __init__(self) -> None:
        super().__init__()
        self.emb = nn.Embedding(PIECES, EMBEDDING)
        self.l0 = Layer(EMBEDDING)
        self.l1 = Layer(WIDTH)
        self.h = nn.Linear(WIDTH, WIDTH)
        self.register_buffer('ts', torch.zeros(EMBEDDING // 2))

    def embed(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What goes into the first layer: states, the attention's bias, the mask with one more axis."""
        wide = mask.unsqueeze(-1)
        angle = torch.arange(ids.shape[1], dtype=torch.float32)[:, None] * self.ts[None]
        states = (2 * self.emb(ids) + torch.cat([angle.sin(), angle.cos()], 1)) * wide
        return states, ((1 - mask) * -1e4)[:, None, None, :], wide

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states [batch, tokens, 512]."""
        states, bias, wide = self.embed(ids, mask)
        return self.l1(self.l0(states, bias, wide), bias, wide)

    def pool(self, states: Tensor, mask: Tensor) -> Tensor:
        """Sentence embeddings [batch, 512], unit length."""
        wide = mask.unsqueeze(-1)
        mean = (states.float() * wide).sum(1) / wide.sum(1)
        return functional.normalize(torch.tanh(self.h(mean).float()), dim=-1)


@dataclass(frozen=True)
class Embedded:
    """What the encoder gives for a batch of texts."""

    tokens: Tensor
    """[batch, tokens, 64], unit length, zero at padding."""
    weights: Tensor
    """[batch, tokens], sum 1."""
    sentence: Tensor
    """[batch, 512], unit length."""
    mask: Tensor
    """[batch, tokens], 1 at a token, 0 at padding."""


class Encoder(nn.Module):
    """Body and head, and the temperatures that training uses."""

    def __init__(self) -> None:
        super().__init__()
        self.m = Body()
        self.pr = nn.Linear(WIDTH + EMBEDDING, TOKEN_WIDTH, bias=False)
        self.wq = nn.Linear(WIDTH, 1)
        self.lw = nn.Parameter(torch.zeros(PIECES))
        self.sc = nn.Parameter(torch.tensor(0.3))
        self.ls = nn.Parameter(torch.tensor(3.0))
        self.lp = nn.Parameter(torch.tensor(2.5))

    def set_dropout(self, share: float) -> None:
        """Share of each layer's two outputs that is left out while it learns (Srivastava et al., JMLR 2014)."""
        self.m.l0.dropout = self.m.l1.dropout = share

    def forward(self, ids: Tensor, mask: Tensor) -> Embedded:
        """`ids` int64 and `mask` float32, both [batch, tokens]."""
        states = self.m.read(ids, mask).float()
        unit = functional.normalize(states, dim=-1)
        pieces = functional.normalize(self.m.emb(ids).float(), dim=-1)
        tokens = functional.normalize(self.pr(torch.cat([unit, self.sc * 5 * pieces], -1)).float(), dim=-1)
        weights = (self.lw[ids] + self.wq(unit * 5).float().squeeze(-1)).exp() * mask
        return Embedded(
            tokens=tokens * mask.unsqueeze(-1),
            weights=weights / weights.sum(1, keepdim=True),
            sentence=self.m.pool(states, mask),
            mask=mask,
        )


def max_sim(question: Embedded, passage: Embedded) -> Tensor:
    """MaxSim of every question with every passage, [questions, passages] (Khattab & Zaharia, ColBERT, SIGIR 2020)."""
    real = question.mask.bool()
    owner = torch.arange(len(real)).unsqueeze(1).expand_as(real)[real]
    passages, passage_tokens, width = passage.tokens.shape
    # Padding of questions is left out before anything is multiplied: it is most of them.
    cosines = question.tokens[real] @ passage.tokens.reshape(-1, width).T
    cosines = cosines.view(-1, passages, passage_tokens).masked_fill(passage.mask.unsqueeze(0) == 0, -9.0)
    weighed = cosines.max(2)[0].float() * question.weights[real].unsqueeze(-1)
    return torch.zeros(len(real), passages).index_add(0, owner, weighed)


def make_batch(texts: list[list[int]], max_tokens: int = MAX_TOKENS) -> tuple[Tensor, Tensor]:
    """Ids and mask of several texts, padded to the longest. A text without tokens gets one of number 0."""
    cut = [text[:max_tokens] or [0] for text in texts]
    longest = max(map(len, cut))
    ids = np.zeros((len(cut), longest), np.int64)
    mask = np.zeros((len(cut), longest), np.float32)
    for row, text in enumerate(cut):
        ids[row, : len(text)] = text
        mask[row, : len(text)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def embed_texts(encoder: Encoder, texts: list[list[int]], bucket: int = 16) -> Embedded:
    """Embeds texts in buckets of like length, so that little is padding, and gives them back in their order."""
    order = np.argsort([len(text) for text in texts], kind='stable')
    buckets = [order[at : at + bucket] for at in range(0, len(order), bucket)]
    parts = [encoder(*make_batch([texts[number] for number in numbers])) for numbers in buckets]
    longest = max(part.mask.shape[1] for part in parts)
    back = torch.from_numpy(np.argsort(order))

    def join(name: str) -> Tensor:
        held = [getattr(part, name).float() for part in parts]
        if name == 'sentence':
            return torch.cat(held)[back]
        axes = held[0].dim() - 2
        return torch.cat([functional.pad(x, (0, 0) * axes + (0, longest - x.shape[1])) for x in held])[back]

    return Embedded(join('tokens'), join('weights'), join('sentence'), join('mask'))


def load_encoder(weights_file: Path) -> Encoder:
    """@raises RuntimeError where a weight is missing or of another shape."""
    encoder = Encoder()
    encoder.load_state_dict({name: torch.tensor(value) for name, value in read_weights(weights_file).items()})
    return encoder


def save_encoder(encoder: Encoder, weights_file: Path) -> None:
    """Writes every weight as float32."""
    np.savez(weights_file, **{name: value.float().numpy() for name, value in encoder.state_dict().items()})
