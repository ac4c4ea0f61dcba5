"""BM25 over roughly stemmed words, so that an encoder is judged by what it adds to matching words."""

import math
import re
from collections import Counter

import numpy as np

K1 = 1.2
B = 0.6
STOP_WORDS = frozenset(
    """
    a about all an and any are as at be been but by can could did do does for from get had has have how i if in into is
    it its like many me much my no not of on one or our out so some than that the their them there they this to up us
    was we were what when where which who why will with would you your
    """.split()  # noqa: SIM905
)
ENDINGS = ('ations', 'ation', 'ments', 'ment', 'ings', 'ing', 'ies', 'ers', 'er', 'ed', 'es', 'ly', 's')


def list_stems(text: str) -> list[str]:
    """Content words without their commonest endings. Rough: for judging an encoder, not for the product."""
    return [stem(word) for word in re.findall(r'[a-z0-9]+', text.lower()) if word not in STOP_WORDS]


def stem(word: str) -> str:
    """A word without its ending, where enough of it stays."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word.endswith(('e', 'y')) else word


def score_lexically(questions: list[str], passages: list[str]) -> np.ndarray:
    """BM25 [questions, passages], divided by the inverse-frequency mass of the question."""
    counts = [Counter(list_stems(passage)) for passage in passages]
    frequency = Counter(word for count in counts for word in count)
    lengths = np.array([sum(count.values()) for count in counts], np.float32)
    norm = K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean())))
    scores = np.zeros((len(questions), len(passages)), np.float32)
    for row, question in enumerate(questions):
        words = set(list_stems(question))
        weights = {word: weigh(frequency[word], len(passages)) for word in words}
        mass = sum(weights.values()) or 1.0
        for word in words:
            if frequency[word]:
                held = np.array([count[word] for count in counts], np.float32)
                scores[row] += weights[word] / mass * held * (K1 + 1) / (held + norm)
    return scores


def weigh(frequency: int, passages: int) -> float:
    """Inverse frequency of a word that so many passages hold."""
    return math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
