"""Training data: labelled units and whole labelled interviews, read and made into examples."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from livecard.errors import LivecardError
from livecard.events import Polarity, Rating
from livecard.rating import LEVELS
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.tagging.segment import Sentences, units

Split = Literal["train", "dev", "test"]
UNEVEN = 150
"""Characters by which texts of a batch may differ without mattering: padding costs time."""
OVERLAP = 0.5
"""Share of the shorter of a quote and a unit that both must have in common."""


class Label(msgspec.Struct, frozen=True):
    """What a unit is evidence of."""

    dimension: str
    level: Rating
    polarity: Polarity


class LabelledUnit(msgspec.Struct, frozen=True):
    """A line of units.jsonl. Without labels it is no evidence, of the kind named."""

    id: str
    rubric: str
    split: Split
    question: str
    text: str
    kind: str
    labels: tuple[Label, ...]


class Turn(msgspec.Struct, frozen=True):
    """What one person said before the other spoke."""

    speaker: Speaker
    text: str


class Quote(msgspec.Struct, frozen=True):
    """Evidence in an interview: characters `from` to before `to` of a turn."""

    turn: int
    from_: int = msgspec.field(name="from")
    to: int
    dimension: str
    level: Rating
    polarity: Polarity


class LabelledInterview(msgspec.Struct, frozen=True):
    """A line of interviews.jsonl."""

    id: str
    rubric: str
    split: Split
    turns: tuple[Turn, ...]
    evidence: tuple[Quote, ...]
    ratings: dict[str, Rating | None]


@dataclass(frozen=True)
class Example:
    """What the network sees of a unit, and what it should say."""

    rubric: str
    question: str
    text: str
    labels: tuple[Label, ...]


Line = TypeVar("Line")


def read(path: Path, kind: type[Line]) -> list[Line]:
    """The lines of a JSONL file; an error names the file and line that does not fit."""
    if not path.is_file():
        raise LivecardError(f"{path} is not there; the training data lies in models/training")
    decoder = msgspec.json.Decoder(kind)
    out = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            out.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise LivecardError(f"{path}, line {number}: {error}") from error
    return out


def from_units(lines: Iterable[LabelledUnit]) -> Iterator[Example]:
    """An example for each labelled unit."""
    for one in lines:
        yield Example(one.rubric, one.question, one.text, one.labels)


def from_sayings(rubric: Rubric) -> Iterator[Example]:
    """The sayings of a rubric are labelled by where they stand."""
    for dimension in rubric.dimensions:
        for anchor in dimension.anchors:
            band = next(band for band in rubric.bands if band.label == anchor.band)
            if band.low <= 2 < band.high or band.high - band.low > 1:
                continue
            polarity: Polarity = "-" if band.high <= 2 else "+"
            for saying in anchor.sayings:
                label = Label(dimension.name, LEVELS[band.high - 1], polarity)
                yield Example(rubric.id, "", saying, (label,))


def from_interview(interview: LabelledInterview, sentences: Sentences) -> Iterator[Example]:
    """The units of the candidate's turns as the product cuts them, labelled by the quotes."""
    question = ""
    for number, turn in enumerate(interview.turns):
        if turn.speaker is not Speaker.CANDIDATE:
            question = turn.text
            continue
        quotes = [one for one in interview.evidence if one.turn == number]
        for unit in units(turn.text, sentences):
            labels = tuple(
                Label(one.dimension, one.level, one.polarity)
                for one in quotes
                if _common(one, unit.start, unit.end) >= OVERLAP
            )
            yield Example(interview.rubric, question, unit.text, labels)


def _common(quote: Quote, start: int, end: int) -> float:
    common = min(quote.to, end) - max(quote.from_, start)
    return common / min(quote.to - quote.from_, end - start)


def batches(
    examples: Sequence[Example], size: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Batches of one rubric each and of similar length, all of them in random order."""
    by_rubric: dict[str, list[Example]] = {}
    for one in examples:
        by_rubric.setdefault(one.rubric, []).append(one)
    out = []
    for group in by_rubric.values():
        group.sort(key=lambda one: len(one.text) + len(one.question) + chance.random() * UNEVEN)
        out += [group[i : i + size] for i in range(0, len(group), size)]
    chance.shuffle(out)
    yield from out
