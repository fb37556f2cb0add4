"""Where a user's interviews lie: one folder, its log and the recordings beside it."""

from datetime import UTC, datetime
from pathlib import Path

from livecard import folders
from livecard.log import Log


def open_log() -> Log:
    """The workspace's log, made where there is none."""
    return Log(folders.workspace() / "livecard.db", now)


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
