"""Writes the golden interview, and the card that it folds to, beside this file.

    python tests/golden/make.py

The interview is a script: every kind of event, decisions that are changed afterwards, sound that
was lost, an utterance that was none. It goes through the real session, so that the suggested
ratings are the real ones. Python (tests/test_golden.py) and the page (state.test.ts) read the two
files. Run it when events or their fold change, and look at what git says has changed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from fakes import CREW, RUBRIC, SEAMANSHIP, Book  # noqa: E402
from livecard.capturing import (  # noqa: E402
    AlarmCleared,
    AlarmRaised,
    Captured,
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
from livecard.events import (  # noqa: E402
    AudioDropped,
    AudioHeard,
    CardReopened,
    CardSubmitted,
    ChecklistMarked,
    DecisionUndone,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFlagged,
    EvidenceFound,
    EvidenceMarked,
    EvidenceMoved,
    EvidenceNoted,
    HearingChanged,
    LevelAdvised,
    ModelLoaded,
    NoteWritten,
    QuestionMarked,
    QuoteChanged,
    Rating,
    RatingGiven,
    SessionClosed,
    SessionOpened,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
    VerdictGiven,
    Word,
    encode,
)
from livecard.rating import RatingSettings  # noqa: E402
from livecard.rubric import Question  # noqa: E402
from livecard.scorecard import card  # noqa: E402
from livecard.session import Session  # noqa: E402
from livecard.speaker import Speaker  # noqa: E402

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
ALONE = "In the storm of March I docked alone, in strong cross wind, with a spring line."
BRIEFED = "Before each trip I brief everybody on deck — das heißt, auch den Schiffsjungen 🚢."
SHOUTED = "Well, um, once I only shouted. The crew heard nothing at all."


def main() -> None:
    """Write both files."""
    lines, sheet = interview()
    (HERE / "interview.jsonl").write_text(lines, encoding="utf-8")
    (HERE / "card.json").write_text(sheet, encoding="utf-8")


def interview() -> tuple[str, str]:
    """The entries as JSON lines, and the card as JSON."""
    book = Book()
    session = Session(book.append, lambda entry: None, RatingSettings())
    for event in script():
        session.record(event)
    lines = "".join(f"{encode(entry)}\n" for entry in book.entries)
    sheet = msgspec.json.format(msgspec.json.encode(card(session.scorecard)), indent=1)
    return lines, sheet.decode() + "\n"


def script() -> Iterator[Event]:
    """What happens, less the suggested ratings, which follow by themselves."""
    rubric = msgspec.structs.replace(RUBRIC, questions=(Question("How?"), Question("At night?")))
    yield SessionOpened("golden", rubric, "microphones", "Ines <Kowalczyk>", 65.0, 3600.0)
    for model in ("silero-vad", "whisper-base", "sentence-encoder"):
        yield ModelLoaded(model, model[0] * 64, 0.5)
    yield from _captured()
    yield from _said(1, OWN, 0.5, "How do you dock, when the wind is against you?")
    yield from _said(2, CALL, 4.0, ALONE)
    yield _found(1, 2, ALONE, "I docked alone, in strong cross wind", SEAMANSHIP, 4)
    yield AudioHeard(11.0, 0.0)
    yield AudioDropped(CALL, 11.0, 0.25, "not delivered")
    yield AudioDropped(OWN, 11.0, 0.1, "the queue was full")
    yield UtteranceRevised(3, CALL, 12.0, 12.6, "", "Thank you for watching.")
    yield UtteranceDiscarded(3, CALL, 12.0, 12.8, "a known phrase")
    yield HearingChanged(13.0, 21.0, "recorded for later")
    yield UtteranceDeferred(4, CALL, 14.0, 17.0)
    yield from _said(4, CALL, 14.0, BRIEFED)
    yield _found(2, 4, BRIEFED, "I brief everybody on deck", CREW, 4)
    yield _found(3, 4, BRIEFED, "auch den Schiffsjungen 🚢.", CREW, 5)
    yield from _decided()
    yield from _corrected()
    yield from _said(5, CALL, 30.0, SHOUTED)
    yield _found(4, 5, SHOUTED, "The crew heard nothing at all.", CREW, 2)
    yield HearingChanged(40.0, 0.2, "everything")
    yield UtteranceRevised(6, OWN, 60.0, 61.0, "Let us", "stop her")
    yield UtteranceRevised(6, OWN, 60.0, 62.0, "Let us stop", "here, and")
    yield AudioHeard(65.0, 1.5)
    yield SessionClosed("stopped by the interviewer")
    yield RatingGiven(SEAMANSHIP, 4)
    yield RecordingKept(False)
    yield NoteWritten("", "Hire?\n\tAsk about <b>night</b> trips.")
    yield from _submitted()


def _captured() -> Iterator[Captured]:
    """The microphone is silent at first; the roles are swapped by mistake, and back."""
    yield DeviceOpened(OWN, "USB headset", 0.0)
    yield DeviceOpened(CALL, "Monitor of the loudspeakers", 0.0)
    yield AlarmRaised("zeros", OWN, 0.2, "USB headset brings nothing: is it muted?")
    yield AlarmCleared("zeros", OWN, 0.3)
    yield AlarmRaised("echo", OWN, 0.3, "Put on a headset.")
    yield SoundTaken(0.4, 0.1, {OWN: -30.5, CALL: -100.0})
    for wish in ("swap", "swap"):
        yield SoundAsked(wish)
        yield RolesSwapped()
    yield SoundPaused(0.4)
    yield SoundResumed(0.5)
    yield SpeakerMarked(OWN, 0.5)


def _decided() -> Iterator[Event]:
    """Decisions, most of them changed afterwards."""
    yield EvidenceAccepted(1)
    yield EvidenceAccepted(3)
    yield EvidenceDismissed(3)
    yield RatingGiven(SEAMANSHIP, 5)
    yield RatingGiven(CREW, 3)
    yield RatingGiven(CREW, None)
    yield NoteWritten(CREW, "calm")
    yield NoteWritten(CREW, "calm, but not once")
    yield ChecklistMarked(SEAMANSHIP, "flag")
    yield ChecklistMarked(SEAMANSHIP, "tick")
    yield ChecklistMarked(CREW, "flag")
    yield ChecklistMarked(CREW, None)
    yield QuestionMarked(0, True)
    yield QuestionMarked(1, True)
    yield QuestionMarked(0, False)


def _corrected() -> Iterator[Event]:
    """Evidence moved, cut, noted, flagged and marked by hand; some of it is undone again."""
    yield EvidenceMoved(3, SEAMANSHIP, 4, "+")
    yield QuoteChanged(3, BRIEFED.index("den"), BRIEFED.index("."))
    yield EvidenceNoted(3, "<i>proud</i>")
    yield EvidenceFlagged(1, "mild")
    yield EvidenceFlagged(1, None)
    yield EvidenceMarked(2, 0, 21, CREW, 2, "-")
    yield EvidenceMarked(2, 22, 36, SEAMANSHIP, 3, "+")
    yield EvidenceFlagged(-1, "severe")
    yield EvidenceDismissed(-1)
    yield RatingGiven(CREW, 1)
    for number in (25, 24):
        yield DecisionUndone(number)
    yield EvidenceMarked(4, 0, 6, CREW, 3, "+")
    yield DecisionUndone(26)
    yield EvidenceMarked(4, 7, 16, CREW, 3, "+", "by hand")


def _submitted() -> Iterator[Event]:
    """The verdict, which is changed after the card was taken back."""
    yield VerdictGiven(4, "Docked alone; the crew is <i>not</i> led yet.")
    yield LevelAdvised("Mid", "Never trained another captain.")
    yield CardSubmitted()
    yield RecordingDeleted("the card was submitted")
    yield CardReopened()
    yield VerdictGiven(None)
    yield VerdictGiven(5, "Docked alone, and told why.")
    yield LevelAdvised(None)
    yield DecisionUndone(34)
    yield CardSubmitted()


def _said(utterance: int, speaker: Speaker, start: float, text: str) -> Iterator[Event]:
    """An utterance that is revised once and then finished; each word takes 0.4 s."""
    parts = text.split()
    half = len(parts) // 2
    end = round(start + 0.4 * len(parts), 3)
    yield UtteranceRevised(
        utterance, speaker, start, end - 0.4, " ".join(parts[:half]), " ".join(parts[half:-1])
    )
    words = tuple(
        Word(one, round(start + 0.4 * i, 3), round(start + 0.4 * i + 0.35, 3), 0.9)
        for i, one in enumerate(parts)
    )
    yield UtteranceFinished(utterance, speaker, start, end, text, words)


def _found(
    evidence: int, utterance: int, text: str, quote: str, dimension: str, level: Rating
) -> EvidenceFound:
    start = text.index(quote)
    return EvidenceFound(
        evidence=evidence,
        utterance=utterance,
        from_=start,
        to=start + len(quote),
        dimension=dimension,
        band=RUBRIC.band(level).label,
        level=level,
        polarity="-" if level <= 2 else "+",
        confidence=0.8,
        similarity=0.61,
        matched="an anchor",
        reasons=("says “I”",),
    )


if __name__ == "__main__":
    main()
