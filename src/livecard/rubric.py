"""The rubric: dimensions with weights, and for each the behaviours that anchor its bands."""

from typing import Literal

import msgspec

from livecard.errors import LivecardError

Level = Literal["Junior", "Mid", "Senior", "Staff"]
Format = Literal["conversation", "live coding", "take-home", "pairing", "system design"]


class BadRubric(LivecardError):
    """A rubric file that cannot be used, with what to mend."""


class Band(msgspec.Struct, frozen=True):
    """A step of the rubric's scale: one anchor text for the scores from `low` to `high`."""

    label: str
    low: int
    high: int


STANDARD_BANDS = (Band("1–2", 1, 2), Band("3", 3, 3), Band("4", 4, 4), Band("5", 5, 5))


class Anchor(msgspec.Struct, frozen=True):
    """What a candidate of this band does, and things such a candidate may say."""

    band: str
    text: str
    sayings: tuple[str, ...] = ()
    adjusted: bool = False
    """Whether the text is the chosen level's own and not the base text."""
    base: str = ""
    """The base text, where the text is adjusted."""
    claimed: bool = False
    """Speech alone can only claim this behaviour, it cannot show it."""
    ours: bool = False
    """The source document had no anchor here; livecard's authors wrote this one."""


class Dimension(msgspec.Struct, frozen=True):
    """One thing that is rated. Its name is its identity within the rubric and across levels."""

    name: str
    weight: float
    """Per cent of the final score."""
    anchors: tuple[Anchor, ...]
    tests: str = ""
    """What the dimension is about, in one sentence."""
    checklist: str = ""
    probes: tuple[str, ...] = ()
    floor: int | None = None
    """Non-negotiable: a rating under it overrides the average."""
    owned: bool = True
    """Whether this round answers for the dimension; if not, its evidence is adjacent."""
    strong: tuple[str, ...] = ()
    """Signs of a strong candidate that an interviewer can watch for."""
    weak: tuple[str, ...] = ()
    """Signs of a weak one."""

    def anchor(self, band: str) -> Anchor:
        """The anchor of a band."""
        return next(anchor for anchor in self.anchors if anchor.band == band)


class Question(msgspec.Struct, frozen=True):
    """A prepared question, with what it is meant to bring to light."""

    text: str
    dimensions: tuple[str, ...] = ()
    success: tuple[int, ...] = ()
    """Places in the rubric's list of success criteria, from 1."""


class ExampleNote(msgspec.Struct, frozen=True):
    """What an interviewer might note on a dimension, with the score it justifies."""

    dimension: str
    note: str
    score: int


class Example(msgspec.Struct, frozen=True):
    """A complete example card: great, good or no fit."""

    name: str
    notes: tuple[ExampleNote, ...]


class Adjustment(msgspec.Struct, frozen=True):
    """An anchor text that holds for one level, or for one format of interview."""

    dimension: str
    band: str
    text: str
    level: Level | None = None
    format: Format | None = None


class Rubric(msgspec.Struct, frozen=True):
    """What an interview is rated by. It is stored with the session, as it was on that day."""

    id: str
    title: str
    role: str
    purpose: str
    audience: str
    level: Level
    dimensions: tuple[Dimension, ...]
    bands: tuple[Band, ...] = STANDARD_BANDS
    hot_words: tuple[str, ...] = ()
    format: Format = "conversation"
    note: str = ""
    """What a reader of the rubric should know about its making."""
    success: tuple[str, ...] = ()
    """What a good hire has done six months in."""
    questions: tuple[Question, ...] = ()
    examples: tuple[Example, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    variant_of: str = ""
    """The rubric of the same job at another level, where there is one."""
    many_dimensions_because: str = ""
    """Why there are more than ten dimensions, where there are."""
    take_home_hours: float = 3.0
    """Longest take-home task that may be set."""
    blind_first: bool = False
    """Suggested ratings stay sealed until the interviewer has given their own."""
    hire_labels: tuple[str, ...] = ()
    """What this house calls the six steps of a verdict, the strongest no first; empty: as usual."""

    def dimension(self, name: str) -> Dimension | None:
        """The dimension of that name, or None."""
        return next((one for one in self.dimensions if one.name == name), None)

    def band(self, level: int) -> Band:
        """The band that a score from 1 to 5 falls into."""
        return next(band for band in self.bands if band.low <= level <= band.high)

    def at(self, level: Level, format: Format | None = None) -> "Rubric":
        """The rubric for a level and a format, each changed anchor marked as adjusted."""
        form = format or self.format
        fitting = {
            (one.dimension, one.band): one.text
            for one in sorted(self.adjustments, key=_level_last)
            if one.level in (None, level) and one.format in (None, form)
        }
        dimensions = tuple(_adjusted(dimension, fitting) for dimension in self.dimensions)
        return msgspec.structs.replace(self, level=level, format=form, dimensions=dimensions)


def _level_last(adjustment: Adjustment) -> bool:
    """Where a level and a format both change an anchor, the level's text is the one used."""
    return adjustment.level is not None


def _adjusted(dimension: Dimension, fitting: dict[tuple[str, str], str]) -> Dimension:
    anchors = tuple(
        _retold(one, fitting.get((dimension.name, one.band))) for one in dimension.anchors
    )
    return msgspec.structs.replace(dimension, anchors=anchors)


def _retold(anchor: Anchor, text: str | None) -> Anchor:
    base = anchor.base or anchor.text
    if text is None:
        return msgspec.structs.replace(anchor, text=base, adjusted=False, base="")
    return msgspec.structs.replace(anchor, text=text, adjusted=True, base=base)
