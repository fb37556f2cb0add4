"""Brings a model's files to the user's cache: the one place that connects to the outside."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from livecard.models import downloads
from livecard.models.digests import (
    WrongDigest,
    compare,
    digest_of,
    first_use,
    record_first_use,
    unpinned,
)
from livecard.models.downloads import DownloadFailed, Tell
from livecard.models.joining import join, opened_zip, scratch_beside, settle
from livecard.models.locating import MissingModel, find
from livecard.models.manifest import Carrier, Model
from livecard.models.places import Opener, Places, holds_all

Progress = Callable[[int, int], None]
"""Told how many bytes are here, and how many there will be."""


class Getters(NamedTuple):
    """The two ways to the outside."""

    carrier: Callable[[Carrier, Path, Tell], Path] = downloads.download_carrier
    hub: Callable[[Model, Path, Tell], None] = downloads.download_from_hub


class Fetched(NamedTuple):
    folder: Path
    recorded: dict[str, str]
    """Digests that were not known before and are trusted from now on, by file."""


def fetch(
    model: Model, places: Places, progress: Progress, getters: Getters | None = None
) -> Fetched:
    """Returns the model's folder, downloading only what is not here or not right."""
    target = places.cache / model.name
    recorded = _adopt(model, target)
    with contextlib.suppress(MissingModel, WrongDigest):
        return Fetched(find(model, places), recorded)
    _download(model, target, progress, getters or Getters())
    recorded = _adopt(model, target)
    return Fetched(find(model, places), recorded)


def _adopt(model: Model, folder: Path) -> dict[str, str]:
    """Records the digests that the manifest leaves out, where the files are here."""
    if not holds_all(model, folder):
        return {}
    known = first_use(folder)
    new = [file.name for file in unpinned(model) if file.name not in known]
    digests = {name: digest_of(folder / name) for name in new}
    if digests:
        record_first_use(folder, digests)
    return digests


def _download(model: Model, target: Path, progress: Progress, getters: Getters) -> None:
    """Tries the carriers, then the hub; a network that is not there ends the matter at once."""
    ways = [_from_carriers] if model.carriers else []
    ways += [_from_hub] if model.hub else []
    failures: list[str] = []
    for way in ways:
        try:
            return way(model, target, progress, getters)
        except DownloadFailed as error:
            failures.append(str(error))
    raise DownloadFailed(f"{model.name} cannot be fetched: " + "; ".join(failures))


def _from_carriers(model: Model, target: Path, progress: Progress, getters: Getters) -> None:
    total = sum(carrier.bytes for carrier in model.carriers)
    before = 0
    with scratch_beside(target) as scratch:
        paths: list[Path] = []
        for number, carrier in enumerate(model.carriers):
            folder = scratch / str(number)
            folder.mkdir()
            tell = _from(before, total, progress)
            paths.append(_right(model, carrier, getters.carrier(carrier, folder, tell)))
            before += carrier.bytes
            progress(before, total)
        with _opened(paths) as open_part:
            join(model, open_part, target)


def _from(before: int, total: int, progress: Progress) -> Tell:
    return lambda done: progress(min(before + done, total), total)


def _right(model: Model, carrier: Carrier, path: Path) -> Path:
    if carrier.sha256:
        compare(model, path.name, digest_of(path), carrier.sha256)
    return path


@contextlib.contextmanager
def _opened(paths: Sequence[Path]) -> Iterator[Opener]:
    """Opens a part in whichever of the downloaded archives has it."""
    with contextlib.ExitStack() as stack:
        openers = [stack.enter_context(_archive(path)) for path in paths]
        yield lambda part: next(filter(None, (open_part(part) for open_part in openers)), None)


def _archive(path: Path) -> contextlib.AbstractContextManager[Opener]:
    return opened_zip(path) if path.suffix == ".whl" else downloads.opened_tar(path)


def _from_hub(model: Model, target: Path, progress: Progress, getters: Getters) -> None:
    with scratch_beside(target) as scratch:
        getters.hub(model, scratch, _from(0, model.bytes, progress))
        digests = {file.name: digest_of(scratch / file.name) for file in model.files}
        settle(model, scratch, digests, target)
    progress(model.bytes, model.bytes)
