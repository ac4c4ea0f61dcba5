"""Weights of the encoder from a file: as training wrote them, or as the project ships them."""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

SHIPPED_SCALES = {'ls': 3.065, 'lp': 2.573}
"""Temperatures of training, which the shipped file has no use for and does not hold."""


def read_weights(file: Path) -> dict[str, np.ndarray]:
    """Weights by their name in `encoder.Encoder`, float32. Those of an ONNX file are as exact as its 8 bits."""
    if file.suffix == '.onnx':
        return read_shipped(file)
    with np.load(file) as weights:
        return {name: weights[name] for name in weights.files}


def read_shipped(file: Path) -> dict[str, np.ndarray]:
    """Weights of the ONNX file, its 8-bit numbers times their scales."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(str(file)).graph.initializer}
    weights = {name: np.float32(value) for name, value in SHIPPED_SCALES.items()}
    weights['m.emb.weight'] = held['emb_q'] * held['emb_s']
    weights['m.ts'] = held['ts'].reshape(-1)
    weights['lw'] = held['lwc']
    weights['sc'] = np.float32(held['sc5'].reshape(-1)[0] / 5)
    weights['wq.weight'] = held['wqT'].T
    weights['wq.bias'] = held['wqb']
    for name, value in held.items():
        if name.endswith('.weight_q'):
            weights[name[:-2]] = (value * held[f'{name[:-2]}_s']).T
        elif name.endswith(('.bias', '.weight')):
            weights[name] = value
    return {name: np.asarray(value, np.float32) for name, value in weights.items()}
