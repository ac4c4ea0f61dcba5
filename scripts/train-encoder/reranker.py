"""The reranker in PyTorch: reads a question and a passage together, from the token rows that the encoder gave for each.

It never sees text. What it reads is in the index already (the passages' rows) or was made to search (the question's).
"""

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from encoder import TOKEN_WIDTH

WIDTH = 96
HEADS = 4
FEED_FORWARD = 192
LAYERS = 2
QUESTION_TOKENS = 32
PASSAGE_TOKENS = 128


class JointLayer(nn.Module):
    """Transformer layer whose attention also sees how alike two tokens are as the encoder has them."""

    def __init__(self) -> None:
        super().__init__()
        self.before_attention = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.before_inner = nn.LayerNorm(WIDTH)
        self.inner = nn.Linear(WIDTH, FEED_FORWARD)
        self.outer = nn.Linear(FEED_FORWARD, WIDTH)
        self.alike = nn.Parameter(torch.tensor([8.0, 4.0, 0.0, 0.0]))

    def forward(self, x: Tensor, cosines: Tensor, bias: Tensor, dropout: float) -> Tensor:
        """`x` [batch, tokens, width]; `cosines` [batch, tokens, tokens]; `bias` hides padding."""
        batch, tokens, _ = x.shape
        parts = self.qkv(self.before_attention(x)).view(batch, tokens, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        logits = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        logits = logits + self.alike.view(1, HEADS, 1, 1) * cosines.unsqueeze(1) + bias
        context = (torch.softmax(logits, -1) @ value).transpose(1, 2).reshape(batch, tokens, WIDTH)
        x = x + functional.dropout(self.out(context), dropout, self.training)
        inner = torch.relu(self.inner(self.before_inner(x)))
        return x + functional.dropout(self.outer(inner), dropout, self.training)


class Reranker(nn.Module):
    """Scores passages for a question. 0 is “no answer”: a passage that answers scores above it."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.project = nn.Linear(TOKEN_WIDTH, WIDTH)
        self.segment = nn.Parameter(torch.randn(3, WIDTH) * 0.02)
        self.weigh = nn.Linear(1, WIDTH)
        self.best = nn.Linear(1, WIDTH)
        self.layers = nn.ModuleList([JointLayer() for _ in range(LAYERS)])
        self.last = nn.LayerNorm(WIDTH)
        self.score = nn.Linear(WIDTH, 1)

    def forward(self, question: Tensor, weights: Tensor, passages: Tensor, mask: Tensor) -> Tensor:
        """Scores [passages].

        `question` [question tokens, 64] and `weights` [question tokens] of one question; `passages`
        [passages, tokens, 64], zero at padding; `mask` [passages, tokens], 1 at a token. All float32.
        """
        count = passages.shape[0]
        rows = torch.cat([question.unsqueeze(0).expand(count, -1, -1), passages], 1)
        real = torch.cat([torch.ones(count, 1 + question.shape[0]), mask], 1)
        bias = ((1 - real) * -1e4)[:, None, None, :]
        cosines = rows @ rows.transpose(1, 2)
        across = cosines[:, : question.shape[0], question.shape[0] :] + (mask.unsqueeze(1) - 1) * 9
        best_asked = across.max(2)[0].unsqueeze(-1)
        best_held = across.max(1)[0].unsqueeze(-1) * mask.unsqueeze(-1)
        asked = self.project(question) + self.segment[0] + self.weigh(weights.unsqueeze(-1) * 10)
        asked = asked.unsqueeze(0) + self.best(best_asked)
        held = self.project(passages) + self.segment[1] + self.best(best_held)
        x = torch.cat([self.segment[2].expand(count, 1, -1), asked, held], 1)
        cosines = functional.pad(cosines, (1, 0, 1, 0))
        for layer in self.layers:
            x = layer(x, cosines, bias, self.dropout)
        return self.score(self.last(x[:, 0])).squeeze(-1)
