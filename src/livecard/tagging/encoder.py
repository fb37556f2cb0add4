"""The taught encoder: a unit and its question in, a reading out, through ONNX Runtime."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from livecard.errors import LivecardError
from livecard.onnx import open_model
from livecard.tagging.match import Taught
from livecard.tagging.reading import Reading, asked

LONGEST = 128
"""Tokens of a unit and its question together; what follows is not seen."""
NOTHING = "."
"""Stands for a text without a word, whose mean would be of nothing."""


class Encoder:
    """A folder with model.onnx, tokenizer.json and card.json."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._model = open_model(folder / "model.onnx", threads)
        self.taught = _taught(folder / "card.json")

    def __call__(self, text: str, question: str) -> Reading:
        """One at a time: in a batch, padding would move the int8 scales of the shorter texts."""
        encoding = self._tokenizer.encode(text.strip() or NOTHING, asked(question) or None)
        feed = {
            "input_ids": encoding.ids,
            "unit": [int(one == 0) for one in encoding.sequence_ids],
            "question": [int(one == 1) for one in encoding.sequence_ids],
        }
        vector, evidence, above, polarity = self._model.run(
            None, {name: np.array([values], np.int64) for name, values in feed.items()}
        )
        return Reading(
            np.asarray(vector[0], np.float32),
            float(evidence[0]),
            tuple(float(one) for one in above[0]),
            float(polarity[0]),
        )


def vectors(encoder: Encoder, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A row of length 1 for each text."""
    return np.stack([encoder(text, "").vector for text in texts])


class _Card(msgspec.Struct, frozen=True):
    taught: Taught


def _taught(path: Path) -> Taught:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Card).taught
    except (OSError, msgspec.MsgspecError) as error:
        raise LivecardError(
            f"{path} does not describe the encoder beside it ({error}); "
            "try: livecard models verify sentence-encoder"
        ) from error
