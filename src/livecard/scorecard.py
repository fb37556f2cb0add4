"""The scorecard: the fold of everything that happened. `page/state.ts` folds the same."""

from typing import assert_never

import msgspec

from livecard.capturing import Captured, RolesSwapped
from livecard.decided import Decided, Judgement, Suggestion
from livecard.decisions import Flag, OnCard
from livecard.errors import BadEvent
from livecard.events import (
    AudioDropped,
    AudioHeard,
    CardReopened,
    CardSubmitted,
    ChecklistMarked,
    Event,
    EvidenceFound,
    EvidenceMarked,
    EvidenceMoved,
    HearingChanged,
    LevelAdvised,
    Mark,
    ModelLoaded,
    NoteWritten,
    QuestionMarked,
    Rating,
    RatingGiven,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
    VerdictGiven,
)
from livecard.listening import Listening
from livecard.rubric import Rubric
from livecard.soundcheck import SoundCheck
from livecard.speaker import Speaker
from livecard.transcript import Transcript


class Scorecard:
    """Everything that is known of an interview. An event that contradicts it is refused whole."""

    def __init__(self) -> None:
        self.opened: SessionOpened | None = None
        self.closed: str | None = None
        self.submitted = False
        self.transcript = Transcript()
        self.models: dict[str, str] = {}
        self.sound = SoundCheck()
        self.heard: AudioHeard | None = None
        self.dropped: list[AudioDropped] = []
        self.listening = Listening()
        self.suggested: dict[str, RatingSuggested] = {}
        self.decided = Decided(self.transcript)

    @property
    def evidence(self) -> dict[int, Suggestion]:
        """Evidence by its number, in the order in which it came."""
        return self.decided.evidence

    @property
    def given(self) -> dict[str, Rating]:
        """The interviewer's own ratings; an unrated dimension is absent."""
        return self.decided.given

    @property
    def notes(self) -> dict[str, str]:
        """The interviewer's notes by dimension; that on the whole interview has no name."""
        return self.decided.notes

    @property
    def verdict(self) -> VerdictGiven | None:
        """What the interviewer decided; None while they have not."""
        return self.decided.verdict.get("")

    @property
    def advised(self) -> LevelAdvised | None:
        """The level that the interviewer recommends, if they do."""
        return self.decided.advised.get("")

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
        self.listening.apply(event)
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
            case UtteranceDeferred() | HearingChanged():
                pass  # counted above
            case EvidenceFound():
                self._dimension(event.dimension)
                self.decided.find(event)
            case RatingSuggested():
                self._dimension(event.dimension)
                self.suggested[event.dimension] = event
            case _:
                self._decide(event)

    def _swapped(self) -> None:
        """What was derived from the wrong roles goes; what the interviewer gave and wrote stays."""
        self.transcript.swap_roles()
        self.decided.clear()
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

    def sealed(self, dimension: str) -> bool:
        """Whether the suggested rating is kept from the interviewer, who has not rated yet."""
        blind = self.opened is not None and self.opened.blind
        return blind and dimension not in self.decided.first

    def _decide(self, decision: OnCard) -> None:
        match decision:
            case CardSubmitted() | CardReopened():
                self._hand_in(decision)
                return
            case _ if self.submitted:
                raise BadEvent("the card has been submitted: reopen it to change it")
            case EvidenceMoved() | EvidenceMarked() | RatingGiven() | ChecklistMarked():
                self._dimension(decision.dimension)
            case NoteWritten() if decision.dimension:
                self._dimension(decision.dimension)
            case QuestionMarked(question=question):
                if not 0 <= question < len(self.rubric.questions):
                    raise BadEvent(f"the rubric {self.rubric.id} has no question {question}")
            case _:
                pass
        self.decided.decide(decision, self.rubric)

    def _hand_in(self, decision: CardSubmitted | CardReopened) -> None:
        submits = isinstance(decision, CardSubmitted)
        if submits == self.submitted:
            raise BadEvent(f"the card has {'already' if submits else 'not'} been submitted")
        self.submitted = submits

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
    moved: bool
    note: str
    flag: Flag | None


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
    verdict: VerdictGiven | None = None
    advised: LevelAdvised | None = None
    submitted: bool = False
    standing: tuple[int, ...] = ()
    """The decisions that stand, by their numbers: the last can be undone."""


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
        first=scorecard.decided.first,
        notes=scorecard.notes,
        marks=scorecard.decided.marks,
        asked=tuple(sorted(scorecard.decided.asked)),
        dropped=round(sum(one.seconds for one in scorecard.dropped), 3),
        verdict=scorecard.verdict,
        advised=scorecard.advised,
        submitted=scorecard.submitted,
        standing=tuple(one.number for one in scorecard.decided.standing),
    )


def _item(one: Suggestion) -> _Item:
    found = one.found
    return _Item(
        evidence=found.evidence,
        quote=one.quote,
        dimension=found.dimension,
        level=found.level,
        polarity=found.polarity,
        judgement=one.judgement,
        moved=one.moved,
        note=one.note,
        flag=one.flag,
    )
