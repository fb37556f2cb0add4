"""Where a model's files may lie: the user's cache, livecard itself, installed carriers."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import IO

from livecard import folders
from livecard.models.manifest import Model, shipped_folder

Opener = Callable[[str], IO[bytes] | None]
"""Opens a part by its path inside a carrier, where that carrier has it."""


@dataclass(frozen=True)
class Places:
    """The places that are searched, in this order."""

    cache: Path
    shipped: Path
    site: Sequence[str]
    """Folders that hold installed packages."""

    @property
    def records(self) -> Path:
        return self.cache / "verified.json"


def usual_places() -> Places:
    return Places(folders.models(), shipped_folder(), sys.path)


def whole_folder(model: Model, places: Places) -> Path | None:
    """The first folder that holds every file of the model under its own name."""
    folders = (places.cache / model.name, places.shipped / model.name, _in_place(model, places))
    return next((folder for folder in folders if folder and holds_all(model, folder)), None)


def holds_all(model: Model, folder: Path) -> bool:
    return all((folder / file.name).is_file() for file in model.files)


def installed_parts(model: Model, places: Places) -> Opener | None:
    """Opens the parts in the installed carriers, if all of them are there."""
    wanted = model.archive or [part for file in model.files for part in file.parts]
    found = {part: _installed(model, part, places) for part in wanted}
    paths = {part: path for part, path in found.items() if path}
    return (lambda part: paths[part].open("rb")) if wanted and len(paths) == len(found) else None


def _in_place(model: Model, places: Places) -> Path | None:
    """The folder of an installed carrier that can be used as it is."""
    first = model.files[0]
    if model.archive or len(first.parts) != 1 or not first.parts[0].endswith(first.name):
        return None
    path = _installed(model, first.parts[0], places)
    return path.parents[first.name.count("/")] if path else None


def _installed(model: Model, part: str, places: Places) -> Path | None:
    """The part as a file on disk. A carrier is only looked into, never imported."""
    for carrier in model.carriers:
        for found in metadata.distributions(name=carrier.package, path=list(places.site)):
            path = Path(str(found.locate_file(part)))
            if path.is_file():
                return path
    return None
