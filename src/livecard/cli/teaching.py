"""Wires the teaching: data, network, export, calibration, and a card of how it was made."""

import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import typer

from livecard import __version__
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.rubric import Rubric
from livecard.rubrics.file import parse
from livecard.rubrics.shelf import find
from livecard.tagging.encoder import Encoder
from livecard.tagging.match import Taught
from livecard.tagging.reading import Read
from livecard.tagging.sayings import has_sayings
from livecard.tagging.sentences import SpacySentences
from livecard.training.examples import (
    Example,
    LabelledInterview,
    LabelledUnit,
    Split,
    batches,
    from_interview,
    from_sayings,
    from_units,
    read,
)
from livecard.training.fitting import START, Conversation, Parity, calibrated, cases

BASE = "all-mpnet-base-v2"
TOGETHER = 32
"""Examples of a batch."""
FROZEN = 4
"""Lowest layers that are left as they are."""
THRESHOLD = 0.72
"""Where false suggestions on the dev interviews come to fewer than 15 an hour: F1 is 0.78 there,
and 0.79 from 0.6 to 0.65, where they are 17 to 20."""
PEAKS = 64
"""Examples by which the export finds the outliers, and is compared with what was taught."""
AWAY = 0.3
"""Weight of single units in calibration: evidence is rarer in whole interviews than among them."""


@dataclass(frozen=True)
class Plan:
    """What to teach from, where to, and how long."""

    data: Path
    out: Path
    epochs: int
    seed: int


@dataclass(frozen=True)
class Data:
    """Everything that is in a folder of training data."""

    units: list[LabelledUnit]
    interviews: list[LabelledInterview]
    rubrics: dict[str, Rubric]


def load(folder: Path) -> Data:
    """The data of a folder, with the rubrics that it names: its own, or those of livecard."""
    units = read(folder / "units.jsonl", LabelledUnit)
    interviews = read(folder / "interviews.jsonl", LabelledInterview)
    names = {one.rubric for one in units} | {one.rubric for one in interviews}
    return Data(units, interviews, {name: rubric(folder, name) for name in names})


def rubric(folder: Path, name: str) -> Rubric:
    """A rubric beside the data, or one of livecard's."""
    path = folder / "rubrics" / f"{name}.toml"
    return parse(path.read_text("utf-8"), str(path)) if path.is_file() else find(name)


def teach(plan: Plan) -> None:
    """Teach, export, fit, and only then put the result in its place."""
    try:
        from livecard.training import network as taught
    except ImportError as error:
        raise LivecardError(
            f'teaching needs {error.name}; install it with: pip install "livecard[train]"'
        ) from error
    data = load(plan.data)
    sentences = SpacySentences(locate("en-core-web-sm"))
    examples = _examples(data, sentences, "train")
    taught.seed(plan.seed)
    chance = random.Random(plan.seed)
    network = taught.Network(locate(BASE))
    taught.freeze(network, FROZEN)
    steps = [
        (data.rubrics[batch[0].rubric], batch)
        for _ in range(plan.epochs)
        for batch in batches(examples, TOGETHER, chance)
    ]
    begun = time.monotonic()
    with typer.progressbar(length=len(steps), label=f"{len(examples)} examples") as bar:
        taught.teach(network, steps, chance, lambda number, loss: bar.update(1))
    with tempfile.TemporaryDirectory() as folder:
        some = chance.sample(examples, PEAKS)
        taught.export(network, Path(folder), some)
        minutes = round((time.monotonic() - begun) / 60, 1)
        fitted = _fitted(Path(folder), data, sentences, network.sharp)
        near = taught.parity(network, Encoder(Path(folder)), some)
        made = Made(__version__, len(examples), plan.epochs, plan.seed, minutes, near)
        _finish(Path(folder), plan.out, fitted, made)


class Made(msgspec.Struct, frozen=True):
    """How a model came to be."""

    livecard: str
    examples: int
    epochs: int
    seed: int
    minutes: float
    parity: Parity


class Card(msgspec.Struct, frozen=True):
    """What stands in card.json."""

    taught: Taught
    made: Made


def _examples(data: Data, sentences: SpacySentences, split: Split) -> list[Example]:
    found = list(from_units(one for one in data.units if one.split == split))
    for interview in data.interviews:
        if interview.split == split:
            found += from_interview(interview, sentences)
    if split == "train":
        # Not those of the other splits: their words are what calibration and tests ask for.
        known = {one.rubric for one in data.units if one.split == split}
        for name in sorted(known):
            found += from_sayings(data.rubrics[name])
    return found


def _fitted(folder: Path, data: Data, sentences: SpacySentences, sharpness: float) -> Taught:
    """The calibration, on the split that the network has not seen, with the exported model."""
    # The encoder reads nothing without a card; what stands in it now is not used yet.
    (folder / "card.json").write_bytes(msgspec.json.encode({"taught": START}))
    encoder = Encoder(folder)
    whole = [
        (list(from_interview(one, sentences)), 1.0) for one in data.interviews if one.split == "dev"
    ]
    single = [([one], AWAY) for one in from_units(one for one in data.units if one.split == "dev")]
    return fitted([*whole, *single], data.rubrics, encoder, sharpness)


def fitted(
    conversations: Sequence[Conversation],
    rubrics: dict[str, Rubric],
    read: Read,
    sharpness: float,
) -> Taught:
    """A calibration for rubrics with sayings, and beside it one for those without."""
    told: list[Conversation] = []
    bare: list[Conversation] = []
    for one in conversations:
        (told if has_sayings(rubrics[one[0][0].rubric]) else bare).append(one)
    with_sayings, without = (
        msgspec.structs.replace(
            calibrated(cases(some or conversations, rubrics, read, sharpness), sharpness),
            threshold=THRESHOLD,
        )
        for some in (told, bare)
    )
    return msgspec.structs.replace(with_sayings, bare=without)


def _finish(made_in: Path, out: Path, taught: Taught, made: Made) -> None:
    card = msgspec.json.format(msgspec.json.encode(Card(taught, made)))
    (made_in / "card.json").write_bytes(card + b"\n")
    out.mkdir(parents=True, exist_ok=True)
    for name in ("model.onnx", "tokenizer.json", "card.json"):
        shutil.move(str(made_in / name), out / name)
    typer.echo(f"{out}: {taught}")
    typer.echo("Its digests belong into models/manifest.toml; then: livecard bench tag")
