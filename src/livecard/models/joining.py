"""Puts a model's files together from the parts that carriers ship, and keeps only right ones."""

import contextlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from livecard.errors import LivecardError
from livecard.models.digests import compare, copy, expected
from livecard.models.manifest import Model
from livecard.models.places import Opener


class BadCarrier(LivecardError):
    """A carrier does not hold what the manifest says it holds."""


class NoRoom(LivecardError):
    """The user's cache cannot take the files."""


def join(model: Model, open_part: Opener, target: Path) -> dict[str, str]:
    """Writes every file of the model into target, or none; returns their digests."""
    with scratch_beside(target) as scratch:
        with _opened_archive(model, open_part, scratch) as open_member:
            digests = {
                file.name: _join(model, file.parts, open_member, scratch / file.name)
                for file in model.files
            }
        settle(model, scratch, digests, target)
    return digests


@contextlib.contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """A folder on the target's own disk, so that files can be moved in one step; then gone."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            yield Path(scratch)
    except OSError as error:
        raise NoRoom(
            f"{target} cannot be put together: {error}; free some space, "
            "or choose another folder with LIVECARD_MODELS"
        ) from error


def settle(model: Model, scratch: Path, digests: dict[str, str], target: Path) -> None:
    """Moves verified files to where they will be used."""
    wanted = expected(model, target)
    for name, found in digests.items():
        compare(model, f"{name} as it was received", found, wanted.get(name, found))
    for name in digests:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(scratch / name, target / name)


@contextlib.contextmanager
def _opened_archive(model: Model, open_part: Opener, scratch: Path) -> Iterator[Opener]:
    """Opens the parts of the files: carriers' own ones, or members of the zip they join to."""
    if not model.archive:
        yield open_part
        return
    whole = scratch / ".archive.zip"
    _join(model, model.archive, open_part, whole)
    with opened_zip(whole) as open_member:
        yield open_member


@contextlib.contextmanager
def opened_zip(path: Path) -> Iterator[Opener]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise BadCarrier(f"{path.name} is not a zip: {error}; fetch the model again") from error
    with archive:
        names = frozenset(archive.namelist())
        yield lambda part: archive.open(part) if part in names else None


def _join(model: Model, parts: Sequence[str], open_part: Opener, path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with contextlib.ExitStack() as stack, path.open("wb") as target:
            streams = [stack.enter_context(_open(model, part, open_part)) for part in parts]
            return copy(streams, target)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise BadCarrier(
            f"{model.name}: {path.name} came broken: {error}; fetch it again"
        ) from error


def _open(model: Model, part: str, open_part: Opener) -> IO[bytes]:
    stream = open_part(part)
    if stream is None:
        held = ", ".join(f"{carrier.package} {carrier.version}" for carrier in model.carriers)
        raise BadCarrier(
            f"{model.name}: {part} is not in {held or 'its carriers'}; "
            "models/manifest.toml names the wrong version or path"
        )
    return stream
