"""A model of two small files, and ways to lay them out as caches and packages do."""

import hashlib
from pathlib import Path

from livecard.models import Model
from livecard.models.manifest import Carrier, File
from livecard.models.places import Places

WEIGHTS = b"weights of a small model"
WORDS = b'["one", "two"]'


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def model(*, parts: tuple[str, ...] = ("carrier/model.bin",), pinned: bool = True) -> Model:
    words = File(
        "words.json", len(WORDS), sha256(WORDS) if pinned else None, ("carrier/words.json",)
    )
    weights = File("model.bin", len(WEIGHTS), sha256(WEIGHTS), parts)
    return Model(
        name="small",
        use="testing",
        licence="MIT",
        publisher="nobody",
        files=(weights, words),
        carriers=(Carrier("small-carrier", "1.0", 10),),
        extra="models",
        pinned=pinned,
    )


def places_in(folder: Path) -> Places:
    return Places(folder / "cache", folder / "shipped", [str(folder / "site")])


def put(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def whole(folder: Path, weights: bytes = WEIGHTS) -> Path:
    return put(folder, model_dot_bin=weights, words_dot_json=WORDS)


def install(places: Places, **files: bytes) -> Path:
    """Lays out an installed package of data, as pip would."""
    site = Path(places.site[0])
    metadata = b"Metadata-Version: 2.1\nName: small-carrier\nVersion: 1.0\n"
    put(site / "small_carrier-1.0.dist-info", METADATA=metadata)
    return put(site, **files)
