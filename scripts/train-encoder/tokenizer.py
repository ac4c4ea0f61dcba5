"""The tokenizer: SentencePiece unigram over `tokenizer.json`, word by word, as `voices-tokenizer.ts` does it."""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

UNKNOWN = 0
WORD_START = '\u2581'


class Tokenizer:
    """Turns text into token ids. The ids of two texts joined by a space are those of one, then of the other."""

    def __init__(self, tokenizer_file: Path) -> None:
        vocabulary = json.loads(tokenizer_file.read_text('utf8'))['model']['vocab']
        # A piece that stands there twice counts as the last one: that is how the weights were made.
        self._pieces = {piece: (number, score or 0.0) for number, (piece, score) in enumerate(vocabulary)}
        self._longest = max(map(len, self._pieces))
        self._unknown_score = min(score for _, score in self._pieces.values()) - 10
        self._encode_word = lru_cache(maxsize=1_000_000)(self._find_best_pieces)

    def encode(self, text: str, max_tokens: int | None = None) -> list[int]:
        """Ids of the text's tokens, the first `max_tokens` of them."""
        words = unicodedata.normalize('NFKC', text).replace(WORD_START, ' ').split()
        return [number for word in words for number in self._encode_word(WORD_START + word)][:max_tokens]

    def _find_best_pieces(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-1e18, 0, 0)] * len(word)
        for start in range(len(word)):
            if word[start] not in self._pieces:
                unknown = (best[start][0] + self._unknown_score, start, UNKNOWN)
                best[start + 1] = max(best[start + 1], unknown, key=lambda step: step[0])
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._pieces.get(word[start:end])
                if piece and best[start][0] + piece[1] > best[end][0]:
                    best[end] = (best[start][0] + piece[1], start, piece[0])
        numbers: list[int] = []
        end = len(word)
        while end > 0:
            _, start, number = best[end]
            if not (number == UNKNOWN and numbers and numbers[-1] == UNKNOWN):
                numbers.append(number)
            end = start
        return tuple(reversed(numbers))
