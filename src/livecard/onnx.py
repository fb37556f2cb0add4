"""ONNX Runtime: opens a model file on one thread of the processor."""

from pathlib import Path

import onnxruntime


def open_model(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A session that takes one thread: the recogniser next to it takes the rest."""
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = 1
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), providers=["CPUExecutionProvider"], sess_options=options
    )


def quantize(whole: Path, out: Path) -> None:
    """Write a model again with its weights as 8-bit numbers, a scale for each channel."""
    # Only teaching needs this, and the library that it needs comes with the extra `train`.
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(whole), str(out), weight_type=QuantType.QInt8, per_channel=True)
