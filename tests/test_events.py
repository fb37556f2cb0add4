"""Events are values: what is written comes back the same, and what does not fit is refused."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import RUBRIC, found, said
from livecard.capturing import (
    AlarmCleared,
    AlarmRaised,
    DeviceOpened,
    RecordingDeleted,
    RecordingKept,
    RolesSwapped,
    SoundAsked,
    SoundPaused,
    SoundResumed,
    SoundTaken,
    SpeakerMarked,
)
from livecard.events import (
    AudioDropped,
    AudioHeard,
    CardReopened,
    CardSubmitted,
    ChecklistMarked,
    Decision,
    DecisionUndone,
    Entry,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFlagged,
    EvidenceMarked,
    EvidenceMoved,
    EvidenceNoted,
    HearingChanged,
    LevelAdvised,
    ModelLoaded,
    NoteWritten,
    QuestionMarked,
    QuoteChanged,
    RatingGiven,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceRevised,
    VerdictGiven,
    decode_decision,
    decode_event,
    encode,
)
from livecard.speaker import Speaker

EVENTS: list[Event] = [
    SessionOpened("s", RUBRIC, "call.wav", "Ines", 12.5),
    ModelLoaded("whisper-base", "0" * 64, 1.5),
    AudioHeard(1.0, 0.0),
    AudioDropped(Speaker.CANDIDATE, 1.0, 0.5, "not delivered"),
    UtteranceRevised(1, Speaker.CANDIDATE, 1.0, 2.0, "I built", "the"),
    said("I built it."),
    UtteranceDiscarded(2, Speaker.INTERVIEWER, 3.0, 3.5, "nobody spoke"),
    UtteranceDeferred(3, Speaker.CANDIDATE, 4.0, 9.5),
    HearingChanged(9.5, 21.0, "recorded for later"),
    found(1),
    RatingSuggested("Crew", 4, 3.2, 4.8, (1,)),
    SessionClosed("over"),
    EvidenceAccepted(1),
    EvidenceDismissed(1),
    EvidenceMoved(1, "Crew", 2, "-"),
    QuoteChanged(1, 2, 9),
    EvidenceMarked(1, 0, 4, "Crew", 5, "+"),
    EvidenceNoted(1, "his own words"),
    EvidenceFlagged(1, "severe"),
    DecisionUndone(3),
    RatingGiven("Crew", 4),
    NoteWritten("", "a note with “quotes” and\nlines"),
    ChecklistMarked("Crew", "flag"),
    QuestionMarked(2, True),
    VerdictGiven(4, "docked alone"),
    LevelAdvised("Mid", "no gale yet"),
    CardSubmitted(),
    CardReopened(),
    DeviceOpened(Speaker.CANDIDATE, "Monitor of Headset", 0.0),
    SoundTaken(1.0, 0.5, {Speaker.CANDIDATE: -30.5}),
    AlarmRaised("zeros", Speaker.CANDIDATE, 1.0, "is it muted?"),
    AlarmCleared("zeros", Speaker.CANDIDATE, 2.0),
    SoundPaused(2.0),
    SoundResumed(3.0),
    RolesSwapped(),
    SpeakerMarked(Speaker.CANDIDATE, 3.0),
    RecordingKept(True),
    RecordingDeleted("the card was submitted"),
    SoundAsked("pause"),
]
DECISIONS = Decision.__args__


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: type(one).__name__)
def test_what_is_written_comes_back_the_same(event: Event) -> None:
    line = encode(Entry(7, "2026-11-20T09:00:00.000Z", event))
    assert "\n" not in line
    raw = json.loads(line)
    assert (raw["seq"], raw["event"]["type"]) == (7, type(event).__name__)
    assert decode_event(json.dumps(raw["event"])) == event


def test_there_is_an_example_of_every_event() -> None:
    assert {type(one) for one in EVENTS} == set(Event.__args__)


def test_a_quote_is_written_with_from_and_to() -> None:
    raw = json.loads(encode(Entry(1, "", found(1, to=9))))["event"]
    assert (raw["from"], raw["to"]) == (0, 9)


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: type(one).__name__)
def test_a_page_may_send_decisions_and_nothing_else(event: Event) -> None:
    text = msgspec.json.encode(event)
    if isinstance(event, DECISIONS):
        assert decode_decision(text) == event
    else:
        with pytest.raises(msgspec.ValidationError):
            decode_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"Sneezed"}',
        '{"type":"EvidenceAccepted"}',
        '{"type":"EvidenceAccepted","evidence":"one"}',
        '{"type":"RatingGiven","dimension":"Crew","level":6}',
        '{"type":"RatingGiven","dimension":"Crew","level":0}',
        "[]",
    ],
)
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_event(text)


def test_an_event_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        EvidenceAccepted(1).evidence = 2  # type: ignore[misc]


@given(st.text())
def test_a_note_keeps_every_character(text: str) -> None:
    note = NoteWritten("Crew", text)
    assert decode_decision(msgspec.json.encode(note)) == note
