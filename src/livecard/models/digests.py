"""Compares files with the digests expected of them, and remembers what was already compared."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from livecard.errors import LivecardError
from livecard.models.manifest import File, Model

Remembered = TypeVar("Remembered")

BLOCK = 1 << 20
"""Bytes read at a time."""

FIRST_USE = "first-use.json"
"""In a model's folder: the digests of files that the manifest does not pin, when first fetched."""


class WrongDigest(LivecardError):
    """A file is not the one its publisher made."""


class Seen(msgspec.Struct, frozen=True):
    """A file as it was when it was last read in full."""

    size: int
    mtime_ns: int
    sha256: str


class Records:
    """Holds the digests of files read before, so that an unchanged file is not read again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = False
        try:
            self._seen = _read(path, dict[str, Seen])
        except (msgspec.DecodeError, OSError):
            # Without a record the files are read again, which is slower and no less right.
            self._seen = {}

    def digest(self, path: Path, *, afresh: bool = False) -> str:
        key, stat = str(path.resolve()), path.stat()
        seen = self._seen.get(key)
        unchanged = seen and (seen.size, seen.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
        if seen is None or not unchanged or afresh:
            seen = self._seen[key] = Seen(stat.st_size, stat.st_mtime_ns, digest_of(path))
            self._changed = True
        return seen.sha256

    def save(self) -> None:
        if self._changed:
            # A cache that cannot be written costs a second reading next time, nothing else.
            with contextlib.suppress(OSError):
                _write(self._path, self._seen)


def digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return copy([stream], None)


def copy(streams: list[IO[bytes]], target: IO[bytes] | None) -> str:
    """Joins streams into target, and returns the sha256 of what went by."""
    sha256 = hashlib.sha256()
    for block in _blocks(streams):
        sha256.update(block)
        if target is not None:
            target.write(block)
    return sha256.hexdigest()


def _blocks(streams: list[IO[bytes]]) -> Iterator[bytes]:
    for stream in streams:
        while block := stream.read(BLOCK):
            yield block


def expected(model: Model, folder: Path) -> dict[str, str]:
    """The digest of each file by name: the manifest's, or else that of its first use."""
    pinned = {file.name: file.sha256 for file in model.files if file.sha256}
    return first_use(folder) | pinned


def first_use(folder: Path) -> dict[str, str]:
    try:
        return _read(folder / FIRST_USE, dict[str, str])
    except msgspec.DecodeError as error:
        raise WrongDigest(
            f"{folder / FIRST_USE} cannot be read: {error}; remove it and fetch the model again: "
            f"livecard models fetch {folder.name}"
        ) from error


def record_first_use(folder: Path, digests: dict[str, str]) -> None:
    _write(folder / FIRST_USE, first_use(folder) | digests)


def compare(model: Model, what: str | Path, found: str, wanted: str) -> None:
    """Raises WrongDigest where the two differ; `what` names the file to the user."""
    if found != wanted:
        raise WrongDigest(
            f"{model.name}: {what} has sha256 {found} in place of {wanted}; "
            f"do not use it, fetch it anew: livecard models fetch {model.name}"
        )


def unpinned(model: Model) -> list[File]:
    return [file for file in model.files if not file.sha256]


def _read(path: Path, kind: type[Remembered]) -> Remembered:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return msgspec.json.decode(b"{}", type=kind)


def _write(path: Path, value: dict[str, Seen] | dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".record-") as scratch:
        whole = Path(scratch) / path.name
        whole.write_bytes(msgspec.json.encode(value))
        os.replace(whole, path)
