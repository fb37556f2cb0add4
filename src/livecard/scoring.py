"""A transcript in, evidence and ratings out: the shape of `livecard score`, without any model."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from livecard.decided import Suggestion
from livecard.errors import LivecardError
from livecard.events import Polarity, Rating, UtteranceFinished
from livecard.explained import Explained
from livecard.rubric import Rubric
from livecard.rules.score import average
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker

PACE = 2.5
"""Words a second that people speak, where a transcript does not say when they did."""


class BadTranscript(LivecardError):
    """A transcript file that cannot be read, with what to mend."""


class Turn(msgspec.Struct, frozen=True):
    """What one person said before the other spoke. Times in seconds."""

    speaker: Speaker
    text: str
    start: float | None = None
    end: float | None = None


class _File(msgspec.Struct, frozen=True):
    turns: tuple[Turn, ...]


class Found(msgspec.Struct, frozen=True):
    """A piece of evidence; `quote` is exactly `text[from:to]` of its turn."""

    turn: int
    from_: int = msgspec.field(name="from")
    to: int
    quote: str
    dimension: str
    level: Rating
    polarity: Polarity
    confidence: float


class Rated(msgspec.Struct, frozen=True):
    """The provisional rating of a dimension; `evidence` are places in the list, from 0."""

    level: Rating | None
    low: float | None
    high: float | None
    evidence: tuple[int, ...]


class Final(msgspec.Struct, frozen=True):
    """The weighted average over what could be rated, and how much of the weight that is."""

    average: float | None
    weight: float
    """Per cent of the rubric's weight that has a rating; under 100 the average is partial."""


class Scored(msgspec.Struct, frozen=True):
    """What `livecard score` prints."""

    evidence: tuple[Found, ...]
    ratings: dict[str, Rated]
    final: Final
    why: dict[str, Explained] | msgspec.UnsetType = msgspec.UNSET
    """By dimension, where it is asked for; its evidence are places in the list, too."""


def parse(text: bytes, name: str) -> tuple[Turn, ...]:
    """The turns of a transcript; BadTranscript says what does not fit, and where."""
    try:
        turns = msgspec.json.decode(text, type=_File).turns
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise BadTranscript(
            f'{name} is no transcript: {error}; it should look like {{"turns": [{{"speaker": '
            '"candidate", "text": "…"}]}'
        ) from error
    if not turns:
        raise BadTranscript(f"{name} has no turns")
    return turns


def utterances(turns: Sequence[Turn]) -> Iterator[UtteranceFinished]:
    """Each turn as an utterance, numbered from 1; turns without words are left out."""
    at = 0.0
    for number, turn in enumerate(turns, 1):
        start = at if turn.start is None else turn.start
        at = start + len(turn.text.split()) / PACE if turn.end is None else turn.end
        if turn.text.strip():
            yield UtteranceFinished(number, turn.speaker, start, at, turn.text, ())


def scored(scorecard: Scorecard, why: bool = False) -> Scored:
    """The evidence and ratings of a scorecard whose utterances are turns."""
    evidence = sorted(scorecard.evidence.values(), key=_place)
    places = {one.found.evidence: place for place, one in enumerate(evidence)}
    ratings = {
        dimension.name: _rated(scorecard, dimension.name, places)
        for dimension in scorecard.rubric.dimensions
    }
    return Scored(
        tuple(map(_found, evidence)),
        ratings,
        _final(scorecard.rubric, ratings),
        _why(scorecard, places) if why else msgspec.UNSET,
    )


def _place(one: Suggestion) -> tuple[int, int]:
    return one.found.utterance, one.found.from_


def _found(one: Suggestion) -> Found:
    found = one.found
    return Found(
        found.utterance - 1,
        found.from_,
        found.to,
        one.quote,
        found.dimension,
        found.level,
        found.polarity,
        found.confidence,
    )


def _rated(scorecard: Scorecard, dimension: str, places: dict[int, int]) -> Rated:
    one = scorecard.suggested.get(dimension)
    if one is None:
        return Rated(None, None, None, ())
    return Rated(one.level, one.low, one.high, tuple(places[key] for key in one.evidence))


def _why(scorecard: Scorecard, places: dict[int, int]) -> dict[str, Explained]:
    return {
        name: _placed(one.why, places)
        for name, one in scorecard.suggested.items()
        if one.why is not None
    }


def _placed(why: Explained, places: dict[int, int]) -> Explained:
    without = (replace(one, evidence=places[one.evidence]) for one in why.without)
    stops = (replace(one, evidence=tuple(places[key] for key in one.evidence)) for one in why.stops)
    carried = tuple(places[key] for key in why.carried)
    return replace(why, carried=carried, without=tuple(without), stops=tuple(stops))


def _final(rubric: Rubric, ratings: dict[str, Rated]) -> Final:
    mean = average(rubric.dimensions, {name: one.level for name, one in ratings.items()})
    return Final(mean.value, round(mean.weight, 1))
