"""Recorded sessions as decisions: what was suggested, and whether an interviewer took it over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from livecard.capturing import RolesSwapped
from livecard.decided import Suggestion
from livecard.events import Event, EvidenceFound
from livecard.rubric import Rubric
from livecard.scorecard import Scorecard
from livecard.tagging.content import content
from livecard.tagging.dimensions import Heard
from livecard.tagging.match import Matcher, Signs, Taught
from livecard.tagging.reading import Read
from livecard.tagging.segment import Sentences
from livecard.tagging.sharpened import Sharpened
from livecard.tagging.tagger import Tagger
from livecard.tagging.topic import Topic
from livecard.training.sharpening import Decision


@dataclass(frozen=True)
class Reader:
    """What the tagger reads with."""

    read: Read
    taught: Taught
    sentences: Sentences


@dataclass(frozen=True)
class Gathered:
    """The decisions of a session, and what of it could not be learnt from."""

    decisions: tuple[Decision, ...]
    moved: int
    """Suggestions filed under another dimension: wrong where they stood."""
    marked: int
    """Quotes that the interviewer marked, and nobody had suggested."""
    undecided: int
    unread: int
    """Decisions on what the tagger of today would read otherwise."""


class _Ear(Matcher):
    """Hears, and remembers what was heard."""

    def __init__(self, rubric: Rubric, reader: Reader) -> None:
        super().__init__(rubric, reader.read, reader.taught)
        self.remembered: list[tuple[str, Heard]] = []

    def hear(self, text: str, question: str, topic: Topic) -> Heard:
        heard = super().hear(text, question, topic)
        self.remembered.append((text, heard))
        return heard


def gathered(session: str, events: Iterable[Event], rubric: Rubric, reader: Reader) -> Gathered:
    """The decisions that stand at the end of a session's events."""
    scorecard, suggested = _folded(events)
    judged = [one for one in scorecard.evidence.values() if one.judgement != "open" or one.moved]
    ours = [one for one in judged if one.found.evidence in suggested]
    ear = _Ear(rubric, reader)
    heard = _heard(scorecard, ear, reader.sentences)
    by = Sharpened.of(reader.taught)
    found, moved = [], 0
    for one in ours:
        was = suggested[one.found.evidence]
        units = _of(was, scorecard, heard)
        signs = _signs(ear, by, units, was.dimension)
        moved += one.judgement != "dismissed" and one.found.dimension != was.dimension
        if signs is not None:
            found.append(Decision(session, was.dimension, signs, _right(one, was)))
    undecided = len(suggested) - len(ours)
    return Gathered(tuple(found), moved, len(judged) - len(ours), undecided, len(ours) - len(found))


def _folded(events: Iterable[Event]) -> tuple[Scorecard, dict[int, EvidenceFound]]:
    """The card, and what was suggested on it as it was suggested."""
    scorecard = Scorecard()
    suggested: dict[int, EvidenceFound] = {}
    for event in events:
        scorecard.apply(event)
        match event:
            case EvidenceFound():
                suggested[event.evidence] = event
            case RolesSwapped():
                suggested.clear()
            case _:
                pass
    return scorecard, suggested


def _right(one: Suggestion, was: EvidenceFound) -> bool:
    return one.judgement != "dismissed" and one.found.dimension == was.dimension


def _heard(
    scorecard: Scorecard, ear: _Ear, sentences: Sentences
) -> dict[int, list[tuple[str, Heard]]]:
    """By utterance, the units that the tagger hears, each after what was asked and said before."""
    tagger = Tagger(ear, sentences, lambda: 0)
    heard = {}
    for number, said in scorecard.transcript.finished.items():
        ear.remembered = []
        for _ in tagger.feed(said):
            pass
        heard[number] = ear.remembered
    return heard


def _of(
    was: EvidenceFound, scorecard: Scorecard, heard: dict[int, list[tuple[str, Heard]]]
) -> Iterator[Heard]:
    """The units that the quote was made of."""
    quote = content(scorecard.transcript.quote(was))
    return (unit for text, unit in heard.get(was.utterance, []) if text in quote)


def _signs(matcher: Matcher, by: Sharpened, units: Iterable[Heard], dimension: str) -> Signs | None:
    """Of the units of that dimension, the surest: it is what made the suggestion."""
    there = (one for unit in units for one in matcher.signs(unit))
    fitting = [signs for signs, name in there if name == dimension]
    return max(fitting, key=lambda signs: by.belief(signs, dimension), default=None)
