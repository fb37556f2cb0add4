"""Where a user's interviews lie: one folder, its log and the recordings beside it."""

import os
import secrets
import time
from datetime import UTC, datetime
from pathlib import Path

from livecard import folders
from livecard.errors import LivecardError
from livecard.log import Log

TOKEN_KEPT = 12 * 3600
"""Seconds. An interview that was cut off is taken up on the same day, or not at all."""
TOKEN_LENGTH = 43


def open_log() -> Log:
    """The workspace's log, made where there is none."""
    return Log(folders.workspace() / "livecard.db", now)


def token() -> str:
    """What the card's address carries. It is kept for half a day, in a file that nobody else may
    read, so that a page that is open finds back to livecard when that is started again."""
    path = folders.workspace() / "token"
    try:
        kept = path.read_text(encoding="ascii") if path.exists() else ""
        fresh = bool(kept) and time.time() - path.stat().st_mtime < TOKEN_KEPT
        if fresh and len(kept) == TOKEN_LENGTH:
            return kept
        return _new_token(path)
    except (OSError, UnicodeDecodeError) as error:
        raise LivecardError(f"{path} cannot be read or written: remove it ({error})") from error


def _new_token(path: Path) -> str:
    path.unlink(missing_ok=True)
    new = secrets.token_urlsafe(32)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new)
    return new


def now() -> str:
    """The wall-clock time, ISO 8601 in UTC, with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_session(log: Log) -> str:
    """A name for a new session: the local time, and a letter where two begin within a second."""
    stem = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    names = (stem, *(f"{stem}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    return next(name for name in names if not log.knows(name))


def page_folder() -> Path:
    """The built page."""
    return Path(__file__).parents[1] / "page" / "dist"


def shipped(name: str) -> Path:
    """A file of samples/, in the source tree or in the installed package."""
    package = Path(__file__).parents[1]
    places = (package / "_samples" / name, package.parents[1] / "samples" / name)
    return next((place for place in places if place.exists()), places[0])
