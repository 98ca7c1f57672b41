"""Int8 weights and activations whose ranges are fixed beforehand, so that a text's analysis never depends on its batch.

onnxruntime's dynamic quantisation takes the range of each activation from the batch at hand: a text read beside others
then differs in about one head in a hundred from the same text read alone. Ranges measured once cost no accuracy.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

__all__ = ["quantize"]

Feed = dict[str, NDArray[Any]]


def quantize(plain: Path, out: Path, batches: Iterable[Feed]) -> None:
    """Write the int8 form of the graph `plain`: activations by their ranges over `batches`."""
    with tempfile.TemporaryDirectory() as scratch:
        prepared, dynamic = Path(scratch) / "prepared.onnx", Path(scratch) / "dynamic.onnx"
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(dynamic), weight_type=QuantType.QInt8, per_channel=True)
        model = onnx.load(dynamic)
    _fix_ranges(model, batches)
    _fuse(model)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    partial = out.with_suffix(".partial")
    onnx.save(model, partial)
    partial.replace(out)


def _fix_ranges(model: onnx.ModelProto, batches: Iterable[Feed]) -> None:
    """Replace every measuring of a range by the widest one seen over the batches."""
    measuring = [node for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    for node, (low, high) in zip(measuring, _ranges(model, measuring, batches), strict=True):
        scale = np.float32((high - low) / 255)
        zero = np.uint8(np.clip(round(-low / float(scale)), 0, 255))
        quantized, scale_name, zero_name = node.output
        model.graph.initializer.append(numpy_helper.from_array(np.array(scale), scale_name))
        model.graph.initializer.append(numpy_helper.from_array(np.array(zero), zero_name))
        fixed = helper.make_node("QuantizeLinear", [node.input[0], scale_name, zero_name], [quantized])
        _replace(model, [node], fixed)


def _ranges(model: onnx.ModelProto, measuring: list[NodeProto], batches: Iterable[Feed]) -> list[tuple[float, float]]:
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    outputs = [name for node in measuring for name in node.output[1:]]
    for name, kind in zip(outputs, [TensorProto.FLOAT, TensorProto.UINT8] * len(measuring), strict=True):
        probe.graph.output.append(helper.make_tensor_value_info(name, kind, []))
    session = InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    found = [np.array(session.run(outputs, batch), np.float64).reshape(-1, 2) for batch in batches]
    scales, zeros = np.stack(found)[..., 0], np.stack(found)[..., 1]
    lows, highs = (-zeros * scales).min(0), ((255 - zeros) * scales).max(0)
    return list(zip(lows.tolist(), highs.tolist(), strict=True))


def _fuse(model: onnx.ModelProto) -> None:
    """Make each integer product with its scaling and bias one node; onnxruntime does so only for measured ranges."""
    constants = {tensor.name for tensor in model.graph.initializer}
    readers: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    makers = {name: node for node in model.graph.node for name in node.output}
    for product in [node for node in model.graph.node if node.op_type == "MatMulInteger"]:
        (cast,) = readers[product.output[0]]
        (scaling,) = readers[cast.output[0]]
        scales = makers[next(name for name in scaling.input if name != cast.output[0])]
        gone, inputs = [product, cast, scaling], [*product.input[:2], *scales.input, *product.input[2:]]
        after = readers[scaling.output[0]]
        bias = [name for name in after[0].input if name in constants] if after[0].op_type == "Add" else []
        if len(after) == 1 and bias:
            gone.append(after[0])
        fused = helper.make_node(
            "MatMulIntegerToFloat", inputs + bias * (len(gone) - 3), list(gone[-1].output), domain="com.microsoft"
        )
        _replace(model, gone, fused)
    _drop_unread(model)


def _replace(model: onnx.ModelProto, gone: list[NodeProto], made: NodeProto) -> None:
    """Put `made` where the last of `gone` stood, by which time all that it reads has been computed."""
    nodes = model.graph.node
    nodes.insert(list(nodes).index(gone[-1]), made)
    for node in gone:
        nodes.remove(node)


def _drop_unread(model: onnx.ModelProto) -> None:
    """Take out the products of scales that nothing reads any more."""
    read = {name for node in model.graph.node for name in node.input} | {output.name for output in model.graph.output}
    for node in [node for node in model.graph.node if not set(node.output) & read]:
        model.graph.node.remove(node)
