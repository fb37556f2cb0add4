"""Answers to a GET: the page and its files, the list of sessions, recordings in ranges."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import msgspec

from livecard.door import Verdict
from livecard.errors import LivecardError
from livecard.log import Log
from livecard.qr import rows

PIECE = 256 * 1024
"""Bytes of a recording in one answer: answers are held in memory until they are sent."""

GUARDS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " media-src 'self' blob:; img-src 'self' data:; frame-ancestors 'none';"
        " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)
"""Sent with every answer: the page loads nothing from elsewhere, and nobody may embed it."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".webm": "audio/webm",
}

PAGE_MISSING = (
    "The page has not been built. Run `pip install .` in livecard's folder, which builds it,"
    " and start livecard again.\n"
)

_HASHED = re.compile(r"-[\w-]{8}\.\w+$")
"""A file name that changes with the file's content, as Vite writes it."""

_RANGE = re.compile(
    r"bytes=(?:(?P<first>\d{1,18})-(?P<last>\d{1,18})?|-(?P<tail>\d{1,18}))", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, whole."""

    status: HTTPStatus
    headers: tuple[tuple[str, str], ...]
    body: bytes


class About(msgspec.Struct, frozen=True):
    """What a page can have besides the events of a session."""

    audio: bool
    share: bool


class Invitation(msgspec.Struct, frozen=True):
    """The address for another device, and the code that its camera reads."""

    address: str
    code: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Web:
    """All that can be had by GET. Paths come percent-decoded and without their query."""

    page: Path
    """The folder of the built page."""
    log: Log
    recording: Callable[[str], Path | None]
    """The sound file of a session that the log knows; None where none is kept."""
    invite: Callable[[str], str] | None = None
    """The address that lets another device in to a session; None where none is let in."""

    def get(self, path: str, range_: str | None) -> Answer:
        """The answer for a path; `range_` is the header of that name."""
        try:
            return self._find(path, range_)
        except LivecardError as error:
            return text(HTTPStatus.INTERNAL_SERVER_ERROR, f"{error}\n")

    def _find(self, path: str, range_: str | None) -> Answer:
        match path.split("/")[1:]:
            case [""]:
                return self._index()
            case ["assets", *_]:
                return self._asset(path)
            case ["schema.json"]:
                return file(self.page / "schema.json")
            case ["sessions"]:
                return _json(self.log.sessions())
            case ["audio", session]:
                return self._audio(session, range_)
            case ["about", session]:
                return _json(About(self._recording(session) is not None, self.invite is not None))
            case ["invitation", session] if self.invite and self.log.knows(session):
                address = self.invite(session)
                return _json(Invitation(address, rows(address)))
            case _:
                return text(HTTPStatus.NOT_FOUND, "There is nothing here.\n")

    def _index(self) -> Answer:
        index = self.page / "index.html"
        if not index.is_file():
            return text(HTTPStatus.SERVICE_UNAVAILABLE, PAGE_MISSING)
        return file(index)

    def _asset(self, path: str) -> Answer:
        folder = (self.page / "assets").resolve()
        if "\0" in path:
            return text(HTTPStatus.NOT_FOUND, "There is no such file.\n")
        found = (self.page / path.lstrip("/")).resolve()
        if not found.is_relative_to(folder):
            return text(HTTPStatus.NOT_FOUND, "There is no such file.\n")
        return file(found, keep=_HASHED.search(found.name) is not None)

    def _audio(self, session: str, range_: str | None) -> Answer:
        path = self._recording(session)
        if path is None:
            return text(HTTPStatus.NOT_FOUND, "There is no recording of this session.\n")
        try:
            return sound(path, range_)
        except OSError as error:
            raise LivecardError(f"{path.name} cannot be read ({error.strerror})") from error

    def _recording(self, session: str) -> Path | None:
        # Only a name that the log knows may reach the file system.
        path = self.recording(session) if self.log.knows(session) else None
        return path if path is not None and path.is_file() else None


def _json(value: object) -> Answer:
    return answer(HTTPStatus.OK, TYPES[".json"], msgspec.json.encode(value))


def answer(
    status: HTTPStatus, kind: str, body: bytes, *more: tuple[str, str], keep: bool = False
) -> Answer:
    """An answer with the headers that every answer has; `keep`: its content never changes."""
    store = "private, max-age=31536000, immutable" if keep else "no-store"
    length = str(len(body))
    own = (("Content-Type", kind), ("Content-Length", length), ("Cache-Control", store))
    return Answer(status, (*own, *GUARDS, *more, ("Connection", "close")), body)


def text(status: HTTPStatus, sentence: str, *more: tuple[str, str]) -> Answer:
    """A plain sentence."""
    return answer(status, "text/plain; charset=utf-8", sentence.encode(), *more)


def refusal(verdict: Verdict) -> Answer:
    """Why the door stays shut."""
    status, sentence = verdict.value
    return text(HTTPStatus(status), f"{sentence}\n")


def file(path: Path, keep: bool = False) -> Answer:
    """A whole file of the page."""
    try:
        body = path.read_bytes()
    except OSError:
        return text(HTTPStatus.NOT_FOUND, "There is no such file.\n")
    return answer(HTTPStatus.OK, _kind(path), body, keep=keep)


def sound(path: Path, range_: str | None) -> Answer:
    """The piece of a recording that a player asks for, or the whole where it is small."""
    ranges = ("Accept-Ranges", "bytes")
    with path.open("rb") as recording:
        size = recording.seek(0, 2)
        if range_ is None and size <= PIECE:
            recording.seek(0)
            return answer(HTTPStatus.OK, _kind(path), recording.read(), ranges)
        span = _span(range_ or "", size)
        if span is None:
            sentence = f"Ask for a range of bytes, such as `Range: bytes=0-{PIECE - 1}`.\n"
            status, whole = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, f"bytes */{size}"
            return text(status, sentence, ranges, ("Content-Range", whole))
        recording.seek(span.start)
        body = recording.read(len(span))
    part = ("Content-Range", f"bytes {span.start}-{span.stop - 1}/{size}")
    return answer(HTTPStatus.PARTIAL_CONTENT, _kind(path), body, ranges, part)


def _span(range_: str, size: int) -> range | None:
    asked = _RANGE.fullmatch(range_.strip())
    if asked is None:
        return None
    first, last, tail = asked.group("first", "last", "tail")
    start = int(first) if first is not None else max(0, size - int(tail))
    end = min(size, int(last) + 1 if last is not None else size, start + PIECE)
    return range(start, end) if start < end else None


def _kind(path: Path) -> str:
    return TYPES.get(path.suffix.lower(), "application/octet-stream")
