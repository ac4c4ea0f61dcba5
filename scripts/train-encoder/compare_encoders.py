"""Judges two encoders on texts that neither learnt from, question by question.

Run: python3 scripts/train-encoder/compare_encoders.py --old OLD.onnx --new NEW.npz
"""

import argparse
from pathlib import Path

import torch

from encoder import load_encoder
from judge import bootstrap, judge
from tokenizer import Tokenizer
from training_data import read_data

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


def main() -> None:
    """Prints a table: both figures, the gain and its 95 % interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--old', type=Path, required=True)
    parser.add_argument('--new', type=Path, nargs='+', required=True)
    parser.add_argument('--eval-folder', type=Path, default=REPOSITORY.parent / 'shared/eval')
    parser.add_argument('--interviews', type=Path, default=HERE / 'data/interviews.jsonl')
    parser.add_argument('--stride', type=int, default=1, help='ask one question of SQuAD in so many')
    options = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer(REPOSITORY / 'models/voices-encoder/tokenizer.json')
    data = read_data(options.eval_folder, options.interviews, REPOSITORY)
    old = judge(load_encoder(options.old), tokenizer, data, options.stride)
    for file in options.new:
        new = judge(load_encoder(file), tokenizer, data, options.stride)
        print(f'\n{file.name}\n{"figure":52} {"cases":>6} {"old":>6} {"new":>6}  gain, 95 % interval')
        for name, before in old.cases.items():
            if not name.endswith('score'):
                gain, low, high = bootstrap(before, new.cases[name])
                means = f'{before.mean():6.3f} {new.cases[name].mean():6.3f}'
                print(f'{name:52} {len(before):6} {means}  {gain:+.3f} ({low:+.3f} to {high:+.3f})')
        after = new.summarise()
        for name, value in old.summarise().items():
            if name.endswith('area'):
                print(f'{name:52} {"":6} {value:6.3f} {after[name]:6.3f}', flush=True)


if __name__ == '__main__':
    main()
