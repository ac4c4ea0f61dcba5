"""Writes the mean of several runs' weights: runs from one start lie close enough to each other for that.

Run: python3 scripts/train-encoder/mix_encoders.py --out MIX.npz RUN.npz RUN.npz
"""

import argparse
from pathlib import Path

import numpy as np

from weights_file import read_weights


def main() -> None:
    """Reads, averages, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights', type=Path, nargs='+')
    parser.add_argument('--shares', type=float, nargs='*', help='how much each counts; all the same where left out')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    shares = np.array(options.shares or [1.0] * len(options.weights))
    runs = [read_weights(file) for file in options.weights]
    mean = {name: np.average([run[name] for run in runs], axis=0, weights=shares) for name in runs[0]}
    np.savez(options.out, **{name: value.astype(np.float32) for name, value in mean.items()})


if __name__ == '__main__':
    main()
