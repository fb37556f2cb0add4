"""The sentence encoder: texts in, unit vectors out, through ONNX Runtime and tokenizers."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from livecard.onnx import open_model
from livecard.tagging.match import Matrix

LONGEST = 128
"""Tokens of a text; what follows is not seen."""


class Encoder:
    """A folder with `model.onnx` and `tokenizer.json`."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()
        self._model = open_model(folder / "model.onnx", threads)
        self._inputs = {one.name for one in self._model.get_inputs()}

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 for each text; a text's row does not depend on its neighbours."""
        # One at a time: in a batch the padding of the longest text would move the int8 scales,
        # and the same words would not always give the same vector.
        return np.concatenate([self._encode(text) for text in texts])

    def _encode(self, text: str) -> Matrix:
        encoding = self._tokenizer.encode(text)
        ids = np.array([encoding.ids], np.int64)
        mask = np.array([encoding.attention_mask], np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        out = np.asarray(
            self._model.run(None, {key: feed[key] for key in self._inputs})[0], np.float32
        )
        mean = (out * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        vector: Matrix = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return vector
