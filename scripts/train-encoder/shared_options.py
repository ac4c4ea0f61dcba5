"""Options that every training of this folder has."""

import argparse
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent


def make_parser(description: str | None, weights: str, out: str) -> argparse.ArgumentParser:
    """A parser with where to read from, where to write to, the seed and the threads; `weights` and `out` say which files."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--weights', type=Path, required=True, help=weights)
    parser.add_argument('--out', type=Path, required=True, help=out)
    parser.add_argument('--eval-folder', type=Path, default=REPOSITORY.parent / 'shared/eval')
    parser.add_argument('--interviews', type=Path, default=HERE / 'data/interviews.jsonl')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--threads', type=int, default=1, help='more only help where no other program computes')
    return parser
