"""The sound of an interview on disk: where it lies, and when it goes."""

from collections.abc import Callable
from pathlib import Path

from livecard import folders
from livecard.audio import spool
from livecard.capturing import RecordingDeleted
from livecard.events import Event
from livecard.scorecard import Scorecard

Record = Callable[[Event], None]
SUBMITTED = "the card was submitted"


def recordings(session: str) -> Path:
    """The folder of a session's sound."""
    return folders.workspace() / "sound" / session


def delete(session: str, record: Record, reason: str) -> None:
    """Delete a session's sound, and say so."""
    folder = recordings(session)
    if folder.exists():
        spool.delete(folder)
        record(RecordingDeleted(reason))


def let_go(session: str, card: Scorecard, record: Record) -> None:
    """Delete the sound of a card that has been submitted, unless the interviewer keeps it."""
    if card.submitted and not card.sound.kept:
        delete(session, record, SUBMITTED)
