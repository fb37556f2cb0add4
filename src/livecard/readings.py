"""What an encoder makes of a rubric's own words, kept beside the models.

So they are read once and not at every start, which would take two seconds more. Numbers are kept,
no words, and nothing of what a candidate says.
"""

import contextlib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from livecard import folders
from livecard.tagging.reading import Read, Reading

HEADS = 6
"""Numbers of a reading beside its vector: evidence, four steps of the level, polarity."""
_Rows = npt.NDArray[np.float32]
_NOTHING = np.zeros(0, np.float32)
"""Stands for a reading that is not there yet."""


def place(rubric: str) -> Path:
    """Where the readings of a rubric lie."""
    return folders.models() / "readings" / f"{rubric}.npy"


class Known:
    """An encoder that need not read what it read before of some texts."""

    def __init__(self, read: Read, encoder: str, texts: Sequence[str], path: Path) -> None:
        """`encoder` names the model; readings of another one, or of other texts, do not count."""
        self._read = read
        self._texts = tuple(dict.fromkeys(texts))
        self._key = np.frombuffer(sha256(repr((encoder, self._texts)).encode()).digest(), np.uint8)
        self._path = path
        self._known = dict.fromkeys(self._texts, _NOTHING)
        rows = _rows(path, self._key, len(self._texts))
        self._kept = rows is not None
        if rows is not None:
            self._known.update(zip(self._texts, rows, strict=True))

    def __call__(self, text: str, question: str) -> Reading:
        """The reading of a text after a question."""
        row = None if question else self._known.get(text)
        if row is None:
            return self._read(text, question)
        if not row.size:
            row = self._known[text] = _row(self._read(text, ""))
        evidence, *above, polarity = map(float, row[-HEADS:])
        return Reading(row[:-HEADS], evidence, tuple(above), polarity)

    def keep(self) -> None:
        """Put the readings in their place for the next start, all of them or nothing; where that
        cannot be, they are read again then."""
        if self._kept:
            return
        rows = np.stack([_row(self(text, "")) for text in self._texts])
        fresh = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                np.save(file, self._key, allow_pickle=False)
                np.save(file, rows, allow_pickle=False)
            fresh.replace(self._path)


def _row(reading: Reading) -> _Rows:
    return np.array(
        [*reading.vector, reading.evidence, *reading.above, reading.polarity], np.float32
    )


def _rows(path: Path, key: npt.NDArray[np.uint8], count: int) -> _Rows | None:
    """What was kept; None where there is nothing, nothing whole, or something of other texts."""
    try:
        with path.open("rb") as file:
            same = np.array_equal(np.load(file, allow_pickle=False), key)
            rows = np.load(file, allow_pickle=False) if same else None
    except (OSError, ValueError, EOFError):
        return None
    fits = rows is not None and rows.dtype == np.float32 and rows.shape[:-1] == (count,)
    return rows if fits else None
