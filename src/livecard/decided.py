"""Evidence and what the interviewer made of it: the fold of decisions, which can be undone."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeVar, assert_never

import msgspec

from livecard.decisions import Changing, Flag, OnEvidence
from livecard.errors import BadEvent
from livecard.events import (
    ChecklistMarked,
    DecisionUndone,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFlagged,
    EvidenceFound,
    EvidenceMarked,
    EvidenceMoved,
    EvidenceNoted,
    LevelAdvised,
    Mark,
    NoteWritten,
    QuestionMarked,
    QuoteChanged,
    Rating,
    RatingGiven,
    VerdictGiven,
)
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.transcript import Transcript

Judgement = Literal["open", "accepted", "dismissed"]
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Suggestion:
    """A piece of evidence, its words, and what the interviewer made of it."""

    found: EvidenceFound
    """As it is filed now."""
    quote: str
    judgement: Judgement = "open"
    moved: bool = False
    """Whether the interviewer filed it; its confidence is theirs, 1."""
    note: str = ""
    flag: Flag | None = None


@dataclass(frozen=True)
class Standing:
    """A decision that stands, and how to take it back."""

    number: int
    undo: Callable[[], None]


class Decided:
    """Evidence, ratings and notes. What contradicts them is refused whole."""

    def __init__(self, transcript: Transcript) -> None:
        self.evidence: dict[int, Suggestion] = {}
        self.given: dict[str, Rating] = {}
        self.first: dict[str, Rating] = {}
        """What the interviewer thought of a dimension before anything else: never undone."""
        self.notes: dict[str, str] = {}
        self.marks: dict[str, Mark] = {}
        self.asked: dict[int, bool] = {}
        """True for each question of the rubric that was asked."""
        self.verdict: dict[str, VerdictGiven] = {}
        """The interviewer's own, under no name; empty while they gave none. So is the advice."""
        self.advised: dict[str, LevelAdvised] = {}
        self.standing: list[Standing] = []
        """The last one can be undone."""
        self._transcript = transcript
        self._count = 0
        self._marks = 0

    def find(self, found: EvidenceFound) -> None:
        """Take in what livecard suggests."""
        if found.evidence in self.evidence:
            raise BadEvent(f"evidence {found.evidence} is found a second time")
        self.evidence[found.evidence] = self._suggestion(found)

    def decide(self, decision: Changing, rubric: Rubric) -> None:
        """Take in what the interviewer decided."""
        match decision:
            case RatingGiven(dimension=dimension, level=level):
                self._put(self.given, dimension, level)
                if level is not None:
                    self.first.setdefault(dimension, level)
            case NoteWritten(dimension=dimension, text=text):
                self._put(self.notes, dimension, text)
            case ChecklistMarked(dimension=dimension, mark=mark):
                self._put(self.marks, dimension, mark)
            case QuestionMarked(question=question, asked=asked):
                self._put(self.asked, question, asked or None)
            case VerdictGiven(step=step):
                self._put(self.verdict, "", decision if step else None)
            case LevelAdvised(level=advised):
                self._put(self.advised, "", decision if advised else None)
            case EvidenceMarked():
                self._mark(decision, rubric)
            case DecisionUndone(decision=number):
                self._undo(number)
            case _:
                self._put(self.evidence, decision.evidence, self._changed(decision, rubric))

    def clear(self) -> None:
        """The evidence is void, and nothing that was decided can be undone any more."""
        self.evidence.clear()
        self.standing.clear()

    def _suggestion(self, found: EvidenceFound) -> Suggestion:
        quote = self._transcript.quote(found)
        if self._transcript.finished[found.utterance].speaker is not Speaker.CANDIDATE:
            raise BadEvent(f"evidence {found.evidence} quotes somebody who is not the candidate")
        return Suggestion(found, quote)

    def _mark(self, mark: EvidenceMarked, rubric: Rubric) -> None:
        found = EvidenceFound(
            evidence=-self._marks - 1,
            utterance=mark.utterance,
            from_=mark.from_,
            to=mark.to,
            dimension=mark.dimension,
            band=rubric.band(mark.level).label,
            level=mark.level,
            polarity=mark.polarity,
            confidence=1.0,
            similarity=1.0,
            matched="",
        )
        one = self._suggestion(found)
        marked = replace(one, judgement="accepted", moved=True, note=mark.note)
        self._marks += 1
        self._put(self.evidence, found.evidence, marked)

    def _changed(self, decision: OnEvidence, rubric: Rubric) -> Suggestion:
        one = self.evidence.get(decision.evidence)
        if one is None:
            raise BadEvent(f"there is no evidence {decision.evidence}")
        match decision:
            case EvidenceAccepted():
                return replace(one, judgement="accepted")
            case EvidenceDismissed():
                return replace(one, judgement="dismissed")
            case EvidenceMoved():
                return replace(one, found=_moved(one.found, decision, rubric), moved=True)
            case QuoteChanged(from_=from_, to=to):
                found = msgspec.structs.replace(one.found, from_=from_, to=to)
                return replace(one, found=found, quote=self._transcript.quote(found))
            case EvidenceNoted(text=text):
                return replace(one, note=text)
            case EvidenceFlagged(flag=flag):
                return replace(one, flag=flag)
            case _:
                assert_never(decision)

    def _put(self, where: dict[Key, Value], key: Key, value: Value | None) -> None:
        self._count += 1
        self.standing.append(Standing(self._count, partial(_set, where, key, where.get(key))))
        _set(where, key, value)

    def _undo(self, number: int) -> None:
        last = self.standing[-1].number if self.standing else None
        if number != last:
            stands = "none stands" if last is None else f"the last that stands is {last}"
            raise BadEvent(f"decision {number} cannot be undone: {stands}")
        self.standing.pop().undo()


def _moved(found: EvidenceFound, to: EvidenceMoved, rubric: Rubric) -> EvidenceFound:
    return msgspec.structs.replace(
        found,
        dimension=to.dimension,
        level=to.level,
        band=rubric.band(to.level).label,
        polarity=to.polarity,
        confidence=1.0,
    )


def _set(where: dict[Key, Value], key: Key, value: Value | None) -> None:
    """Put a value under a key, or nothing."""
    if value is None:
        where.pop(key, None)
    else:
        where[key] = value
