"""The scorecard: the fold of everything that happened. `page/state.ts` folds the same."""

from dataclasses import dataclass
from typing import Literal, assert_never

import msgspec

from livecard.capturing import Captured, RolesSwapped
from livecard.errors import BadEvent
from livecard.events import (
    AudioDropped,
    AudioHeard,
    ChecklistMarked,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFound,
    Mark,
    ModelLoaded,
    NoteWritten,
    QuestionMarked,
    Rating,
    RatingGiven,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.rubric import Rubric
from livecard.soundcheck import SoundCheck
from livecard.speaker import Speaker
from livecard.transcript import Transcript

Judgement = Literal["open", "accepted", "dismissed"]


@dataclass
class Suggestion:
    """Evidence that was found, its words, and what the interviewer made of it."""

    found: EvidenceFound
    quote: str
    judgement: Judgement = "open"


class Scorecard:
    """Everything that is known of an interview. An event that contradicts it is refused whole."""

    def __init__(self) -> None:
        self.opened: SessionOpened | None = None
        self.closed: str | None = None
        self.transcript = Transcript()
        self.models: dict[str, str] = {}
        self.sound = SoundCheck()
        self.heard: AudioHeard | None = None
        self.dropped: list[AudioDropped] = []
        self.evidence: dict[int, Suggestion] = {}
        self.suggested: dict[str, RatingSuggested] = {}
        self.given: dict[str, Rating] = {}
        self.first: dict[str, Rating] = {}
        """What the interviewer thought of a dimension before anything else."""
        self.notes: dict[str, str] = {}
        self.marks: dict[str, Mark] = {}
        self.asked: set[int] = set()

    @property
    def rubric(self) -> Rubric:
        """The rubric of this interview."""
        if self.opened is None:
            raise BadEvent("the session has not been opened")
        return self.opened.rubric

    def apply(self, event: Event) -> None:
        """Take in what happened next; BadEvent where it cannot have happened."""
        if self.opened is None and not isinstance(event, SessionOpened):
            raise BadEvent(f"{type(event).__name__} before the session was opened")
        if isinstance(event, RolesSwapped):
            self._swapped()
            return
        if isinstance(event, Captured):
            self.sound.apply(event)
            return
        match event:
            case SessionOpened() | SessionClosed() | ModelLoaded():
                self._session(event)
            case AudioHeard():
                self.heard = event
            case AudioDropped():
                self.dropped.append(event)
            case UtteranceRevised():
                self.transcript.revise(event)
            case UtteranceFinished():
                self.transcript.finish(event)
            case UtteranceDiscarded():
                self.transcript.discard(event)
            case EvidenceFound():
                self._found(event)
            case RatingSuggested():
                self._dimension(event.dimension)
                self.suggested[event.dimension] = event
            case EvidenceAccepted():
                self._judged(event.evidence, "accepted")
            case EvidenceDismissed():
                self._judged(event.evidence, "dismissed")
            case RatingGiven():
                self._given(event)
            case NoteWritten():
                self._noted(event)
            case ChecklistMarked() | QuestionMarked():
                self._marked(event)
            case _:
                assert_never(event)

    def _swapped(self) -> None:
        """What was derived from the wrong roles goes; what the interviewer gave and wrote stays."""
        self.transcript.swap_roles()
        self.evidence.clear()
        self.suggested.clear()

    def _session(self, event: SessionOpened | SessionClosed | ModelLoaded) -> None:
        match event:
            case SessionOpened():
                if self.opened is not None:
                    raise BadEvent(f"session {event.session} is opened a second time")
                self.opened = event
            case SessionClosed():
                self.closed = event.reason
            case ModelLoaded():
                self.models[event.model] = event.digest
            case _:
                assert_never(event)

    def _found(self, event: EvidenceFound) -> None:
        self._dimension(event.dimension)
        if event.evidence in self.evidence:
            raise BadEvent(f"evidence {event.evidence} is found a second time")
        quote = self.transcript.quote(event)
        if self.transcript.finished[event.utterance].speaker is not Speaker.CANDIDATE:
            raise BadEvent(f"evidence {event.evidence} quotes somebody who is not the candidate")
        self.evidence[event.evidence] = Suggestion(event, quote)

    def _judged(self, evidence: int, judgement: Judgement) -> None:
        if evidence not in self.evidence:
            raise BadEvent(f"there is no evidence {evidence}")
        self.evidence[evidence].judgement = judgement

    def _given(self, event: RatingGiven) -> None:
        self._dimension(event.dimension)
        if event.level is None:
            self.given.pop(event.dimension, None)
        else:
            self.given[event.dimension] = event.level
            self.first.setdefault(event.dimension, event.level)

    def sealed(self, dimension: str) -> bool:
        """Whether the suggested rating is kept from the interviewer, who has not rated yet."""
        return self.opened is not None and self.opened.blind and dimension not in self.first

    def _noted(self, event: NoteWritten) -> None:
        if event.dimension:
            self._dimension(event.dimension)
        self.notes[event.dimension] = event.text

    def _marked(self, event: ChecklistMarked | QuestionMarked) -> None:
        match event:
            case ChecklistMarked(dimension=dimension, mark=mark):
                self._dimension(dimension)
                self.marks.pop(dimension, None)
                self.marks |= {dimension: mark} if mark else {}
            case QuestionMarked(question=question, asked=asked):
                if not 0 <= question < len(self.rubric.questions):
                    raise BadEvent(f"the rubric {self.rubric.id} has no question {question}")
                self.asked = self.asked - {question} | ({question} if asked else set())
            case _:
                assert_never(event)

    def _dimension(self, name: str) -> None:
        if self.rubric.dimension(name) is None:
            raise BadEvent(f"the rubric {self.rubric.id} has no dimension '{name}'")


class _Line(msgspec.Struct, frozen=True):
    utterance: int
    speaker: Speaker
    text: str
    finished: bool


class _Item(msgspec.Struct, frozen=True):
    evidence: int
    quote: str
    dimension: str
    level: int
    polarity: str
    judgement: Judgement


class Card(msgspec.Struct, frozen=True):
    """What two readers of the same log must agree on; the page's fold is compared with it."""

    session: str
    closed: str | None
    lines: tuple[_Line, ...]
    evidence: tuple[_Item, ...]
    suggested: dict[str, Rating | None]
    given: dict[str, Rating]
    first: dict[str, Rating]
    notes: dict[str, str]
    marks: dict[str, Mark]
    asked: tuple[int, ...]
    dropped: float
    """Seconds."""


def card(scorecard: Scorecard) -> Card:
    """The scorecard as plain values, in the order of what was said."""
    transcript = scorecard.transcript
    lines = [
        _Line(one.utterance, one.speaker, one.text, True) for one in transcript.finished.values()
    ]
    lines += [
        _Line(one.utterance, one.speaker, f"{one.settled} {one.tentative}".strip(), False)
        for one in transcript.open.values()
    ]
    return Card(
        session=scorecard.opened.session if scorecard.opened else "",
        closed=scorecard.closed,
        lines=tuple(sorted(lines, key=lambda line: line.utterance)),
        evidence=tuple(_item(one) for one in scorecard.evidence.values()),
        suggested={name: one.level for name, one in scorecard.suggested.items()},
        given=scorecard.given,
        first=scorecard.first,
        notes=scorecard.notes,
        marks=scorecard.marks,
        asked=tuple(sorted(scorecard.asked)),
        dropped=round(sum(one.seconds for one in scorecard.dropped), 3),
    )


def _item(one: Suggestion) -> _Item:
    found = one.found
    return _Item(
        found.evidence, one.quote, found.dimension, found.level, found.polarity, one.judgement
    )
