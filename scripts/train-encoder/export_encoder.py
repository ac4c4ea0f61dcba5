"""Writes weights as the ONNX file that the project ships: 8-bit whole numbers, computed in 32-bit floats.

Run: python3 scripts/train-encoder/export_encoder.py --weights NEW.npz --out NEW.onnx
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from encoder import EMBEDDING, HEADS, PIECES, TOKEN_WIDTH, WIDTH
from weights_file import read_weights

OPSET = 17
IR_VERSION = 8


class Graph:
    """Nodes and constants of an ONNX graph while it is put together."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._known: set[str] = set()

    def constant(self, name: str, value: np.ndarray) -> str:
        """A constant by its name; the same name twice is one constant."""
        if name not in self._known:
            self._known.add(name)
            self.constants.append(numpy_helper.from_array(np.array(value, order='C'), name))
        return name

    def floats(self, name: str, value: object) -> str:
        """A float32 constant."""
        return self.constant(name, np.asarray(value, np.float32))

    def whole(self, name: str, value: object) -> str:
        """An int64 constant."""
        return self.constant(name, np.asarray(value, np.int64))

    def add(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str:
        """A node; the name of its output. The nth output of several ends in “:n”."""
        name = f't{len(self.nodes)}'
        names = [name] if outputs == 1 else [f'{name}:{at}' for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, f'{kind}_{len(self.nodes)}', **attributes))
        return name

    def name_output(self, value: str, name: str) -> None:
        """Makes `value` an output of the graph."""
        self.nodes.append(helper.make_node('Identity', [value], [name], name))

    def vector(self, name: str) -> str:
        """A weight as it is."""
        return self.floats(name, self.weights[name])

    def matrix(self, name: str) -> str:
        """A weight [outputs, inputs] as 8-bit numbers with a scale for each output, transposed."""
        numbers, scales = quantise(self.weights[name])
        packed = self.constant(f'{name}_q', numbers.T)
        scale = self.floats(f'{name}_s', scales[None, :])
        return self.add('Mul', self.add('Cast', packed, to=TensorProto.FLOAT), scale)

    def linear(self, x: str, name: str) -> str:
        """X · weightᵀ + bias."""
        return self.add('Add', self.add('MatMul', x, self.matrix(f'{name}.weight')), self.vector(f'{name}.bias'))

    def normalise(self, x: str, name: str) -> str:
        """Layer normalisation."""
        weight, bias = self.vector(f'{name}.weight'), self.vector(f'{name}.bias')
        return self.add('LayerNormalization', x, weight, bias, axis=-1, epsilon=1e-6)

    def unit(self, x: str) -> str:
        """Rows of length 1."""
        length = self.add('ReduceL2', x, axes=[-1], keepdims=1)
        return self.add('Div', x, self.add('Max', length, self.floats('eps', 1e-12)))


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from −127 to 127 and a scale for each row."""
    scales = np.maximum(np.abs(weight).max(1) / 127, 1e-9).astype(np.float32)
    return np.clip(np.rint(weight / scales[:, None]), -127, 127).astype(np.int8), scales


def build_encoder(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The whole network, from `input_ids` and `attention_mask` to the three outputs."""
    graph = Graph(weights)
    mask = graph.add('Cast', 'attention_mask', to=TensorProto.FLOAT)
    wide = graph.add('Unsqueeze', mask, graph.whole('ax2', [2]))
    pieces = embed_pieces(graph)
    states = graph.add('Mul', graph.add('Add', graph.add('Add', pieces, pieces), embed_places(graph)), wide)
    hidden = graph.add('Mul', graph.add('Sub', graph.floats('one', 1), mask), graph.floats('neg', -1e9))
    bias = graph.add('Unsqueeze', hidden, graph.whole('ax12', [1, 2]))
    for number, width in enumerate((EMBEDDING, WIDTH)):
        states = add_layer(graph, states, bias, wide, number, width)
    unit = graph.unit(states)
    add_tokens(graph, unit, graph.unit(pieces), wide)
    add_weights(graph, unit, mask)
    add_sentence(graph, states, mask, wide)
    return wrap(graph)


def embed_pieces(graph: Graph) -> str:
    """Vectors of the pieces: gathered as 8-bit numbers, then scaled."""
    numbers, scales = quantise(graph.weights['m.emb.weight'])
    picked = graph.add('Gather', graph.constant('emb_q', numbers), 'input_ids', axis=0)
    scale = graph.add('Gather', graph.floats('emb_s', scales[:, None]), 'input_ids', axis=0)
    return graph.add('Mul', graph.add('Cast', picked, to=TensorProto.FLOAT), scale)


def embed_places(graph: Graph) -> str:
    """Sines and cosines of each token's place."""
    tokens = graph.add('Gather', graph.add('Shape', 'input_ids'), graph.whole('i1', 1), axis=0)
    places = graph.add('Range', graph.whole('r0', 0), tokens, graph.whole('r1', 1))
    places = graph.add('Unsqueeze', graph.add('Cast', places, to=TensorProto.FLOAT), graph.whole('ax1', [1]))
    angle = graph.add('Mul', places, graph.floats('ts', graph.weights['m.ts'][None, :]))
    return graph.add('Concat', graph.add('Sin', angle), graph.add('Cos', angle), axis=1)


def add_layer(graph: Graph, x: str, bias: str, wide: str, number: int, width: int) -> str:
    """One transformer layer, as `encoder.Layer`."""
    name = f'm.l{number}.'
    parts = graph.add(
        'Split',
        graph.linear(graph.normalise(x, f'{name}ln'), f'{name}qkv'),
        graph.whole(f'sp{number}', [width] * 3),
        outputs=3,
        axis=2,
    )
    shape = graph.whole(f'hs{number}', [0, 0, HEADS, width // HEADS])

    def split_heads(part: int, order: list[int]) -> str:
        return graph.add('Transpose', graph.add('Reshape', f'{parts}:{part}', shape), perm=order)

    scale = graph.floats(f'sc{number}', 1 / (width // HEADS) ** 0.5)
    query = graph.add('Mul', split_heads(0, [0, 2, 1, 3]), scale)
    logits = graph.add('Add', graph.add('MatMul', query, split_heads(1, [0, 2, 3, 1])), bias)
    context = graph.add('MatMul', graph.add('Softmax', logits, axis=-1), split_heads(2, [0, 2, 1, 3]))
    joined = graph.add('Transpose', context, perm=[0, 2, 1, 3])
    context = graph.add('Reshape', joined, graph.whole(f'cb{number}', [0, 0, width]))
    kept = x if width == WIDTH else graph.linear(x, f'{name}res')
    x = graph.add('Add', graph.linear(context, f'{name}o'), kept)
    inner = graph.add('Relu', graph.linear(graph.normalise(x, f'{name}lnf'), f'{name}c1'))
    return graph.add('Add', x, graph.add('Mul', graph.linear(inner, f'{name}c2'), wide))


def add_tokens(graph: Graph, unit: str, pieces: str, wide: str) -> None:
    """`token_embeddings`."""
    scale = graph.floats('sc5', 5 * float(graph.weights['sc']))
    both = graph.add('Concat', unit, graph.add('Mul', pieces, scale), axis=2)
    tokens = graph.unit(graph.add('MatMul', both, graph.matrix('pr.weight')))
    graph.name_output(graph.add('Mul', tokens, wide), 'token_embeddings')


def add_weights(graph: Graph, unit: str, mask: str) -> None:
    """`token_weights`."""
    by_piece = graph.add('Gather', graph.floats('lwc', graph.weights['lw']), 'input_ids', axis=0)
    product = graph.add(
        'MatMul',
        graph.add('Mul', unit, graph.floats('five', 5)),
        graph.floats('wqT', graph.weights['wq.weight'].reshape(WIDTH, 1)),
    )
    by_state = graph.add('Add', product, graph.floats('wqb', graph.weights['wq.bias']))
    by_state = graph.add('Squeeze', by_state, graph.whole('axm1', [2]))
    weights = graph.add('Mul', graph.add('Exp', graph.add('Add', by_piece, by_state)), mask)
    total = graph.add('ReduceSum', weights, graph.whole('axs', [1]), keepdims=1)
    graph.name_output(graph.add('Div', weights, total), 'token_weights')


def add_sentence(graph: Graph, states: str, mask: str, wide: str) -> None:
    """`sentence_embedding`."""
    total = graph.add('ReduceSum', graph.add('Mul', states, wide), graph.whole('axs1', [1]), keepdims=0)
    mean = graph.add('Div', total, graph.add('ReduceSum', mask, graph.whole('axs2', [1]), keepdims=1))
    graph.name_output(graph.unit(graph.add('Tanh', graph.linear(mean, 'm.h'))), 'sentence_embedding')


def wrap(graph: Graph) -> onnx.ModelProto:
    """The graph with its inputs and outputs, checked."""
    text = ['batch', 'tokens']
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, text) for name in ('input_ids', 'attention_mask')]
    outputs = [
        helper.make_tensor_value_info('token_embeddings', TensorProto.FLOAT, [*text, TOKEN_WIDTH]),
        helper.make_tensor_value_info('token_weights', TensorProto.FLOAT, text),
        helper.make_tensor_value_info('sentence_embedding', TensorProto.FLOAT, ['batch', WIDTH]),
    ]
    body = helper.make_graph(graph.nodes, 'voices_encoder', inputs, outputs, graph.constants)
    model = helper.make_model(body, producer_name='practice-voices', opset_imports=[helper.make_opsetid('', OPSET)])
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def main() -> None:
    """Writes the ONNX file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--weights', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args()
    weights = read_weights(options.weights)
    assert weights['m.emb.weight'].shape == (PIECES, EMBEDDING)
    options.out.write_bytes(build_encoder(weights).SerializeToString(deterministic=True))
    print(options.out, options.out.stat().st_size, 'bytes')


if __name__ == '__main__':
    main()
