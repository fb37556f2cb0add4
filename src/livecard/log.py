"""The append-only log: every event of every session of a workspace, in one SQLite database."""

import difflib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import apsw
import msgspec

from livecard.capturing import SoundTaken
from livecard.errors import LivecardError
from livecard.events import (
    AudioHeard,
    Entry,
    Event,
    SessionOpened,
    UtteranceRevised,
    decode_event,
)

Rows = TypeVar("Rows")

MIGRATIONS = (
    """
    PRAGMA application_id = 0x4C564344;
    CREATE TABLE entry (
        session TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq > 0),
        at TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT;
    CREATE INDEX opening ON entry (at) WHERE seq = 1;
    CREATE INDEX closing ON entry (session, at)
        WHERE json_extract(event, '$.type') = 'SessionClosed';
    CREATE TRIGGER entries_are_never_edited BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry of the log is never edited'); END;
    """,
)
"""The n-th script takes a database from version n − 1 to n; a released script is never edited."""

APPLICATION = 0x4C564344
"""Marks the file as ours: the letters LVCD in SQLite's header."""

PATIENCE = 2_000
"""Milliseconds to wait while another program writes."""

READ_AT_ONCE = 500
"""Entries fetched together. No read stays open between, so that reading never holds up writing."""

FLEETING = (UtteranceRevised, AudioHeard, SoundTaken)
"""Events that later ones supersede: a power cut may take the last of them, a crash may not."""

_TROUBLES: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.BusyError, "is in use by another program: close that and try again"),
    (apsw.LockedError, "is in use by another program: close that and try again"),
    (apsw.NotADBError, "is not a livecard database: move it away or name another folder"),
    (apsw.CorruptError, "is damaged: move it away, or put a backup in its place"),
    (apsw.FullError, "cannot grow, the disk is full: free some space; the entry was not written"),
    (apsw.ReadOnlyError, "cannot be written: mend its permissions or name another folder"),
    (apsw.PermissionsError, "cannot be written: mend its permissions or name another folder"),
    (apsw.CantOpenError, "cannot be opened: mend its permissions or name another folder"),
    (apsw.IOError, "cannot be read or written, the disk reports an error: check the disk"),
    (apsw.ConnectionClosedError, "has been closed: open the log again"),
)


class SessionSummary(msgspec.Struct, frozen=True):
    """A line in the list of sessions."""

    session: str
    title: str
    """The rubric's."""
    candidate: str
    opened: str
    """ISO 8601 in UTC."""
    closed: str | None
    """When the sound ended; None while it goes on, or where the program was cut off."""
    entries: int


class Log:
    """The one writer of a workspace's database."""

    def __init__(self, path: Path, now: Callable[[], str]) -> None:
        """`now` gives the wall-clock time as ISO 8601 in UTC, with milliseconds."""
        self._path = path
        self._now = now
        self._synced: bool | None = None
        _make_private(path)
        with _told(path):
            self._db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
            self._db.set_busy_timeout(PATIENCE)
        try:
            self._prepare()
        except LivecardError:
            self._db.close(force=True)
            raise

    def append(self, session: str, event: Event) -> Entry:
        """Write an event as the session's next entry."""
        return self.append_all(session, (event,))[0]

    def append_all(self, session: str, events: Sequence[Event]) -> list[Entry]:
        """Write events as the session's next entries: all of them or, on an error, none."""
        with _told(self._path):
            self._sync(not all(isinstance(event, FLEETING) for event in events))
            with self._transaction():
                next_, at = self._last(session) + 1, self._now()
                entries = [Entry(seq, at, event) for seq, event in enumerate(events, next_)]
                self._db.executemany(
                    "INSERT INTO entry (session, seq, at, event) VALUES (?, ?, ?, ?)",
                    [(session, one.seq, one.at, _text(one.event)) for one in entries],
                )
        return entries

    def entries(self, session: str, after: int = 0) -> Iterator[Entry]:
        """The entries with a higher number than `after`, and those that come while it is read."""
        self._must_know(session)
        return self._read(session, after)

    def sessions(self) -> list[SessionSummary]:
        """Every session, the newest first."""
        rows = self._select(
            list[tuple[str, str, str, str | None, int]],
            """
            SELECT session, at, event,
                (SELECT max(at) FROM entry AS e WHERE e.session = first.session
                    AND json_extract(e.event, '$.type') = 'SessionClosed'),
                (SELECT max(seq) FROM entry AS e WHERE e.session = first.session)
            FROM entry AS first WHERE seq = 1 ORDER BY at DESC, session
            """,
        )
        return [
            _summary(session, self._decode(session, (1, at, event)), closed, count)
            for session, at, event, closed, count in rows
        ]

    def knows(self, session: str) -> bool:
        """Whether the session has entries."""
        return self._last(session) > 0

    def close(self) -> None:
        """Move all that was written into the database file itself, and let go of it."""
        with _told(self._path):
            self._db.close()

    def _prepare(self) -> None:
        with _told(self._path):
            self._must_be_ours()
            self._db.pragma("secure_delete", True)
            self._db.pragma("fullfsync", True)  # macOS: fsync alone leaves data in the drive
            if self._db.pragma("journal_mode", "wal") != "wal":
                raise LivecardError(f"{self._path} lies on a disk that cannot hold it: use another")
            with self._transaction():
                version = int(self._db.pragma("user_version"))
                for number, script in enumerate(MIGRATIONS[version:], version + 1):
                    self._db.execute(script)
                    self._db.pragma("user_version", number)

    def _must_be_ours(self) -> None:
        version, mark = self._db.pragma("user_version"), self._db.pragma("application_id")
        tables = self._select(list[tuple[int]], "SELECT count(*) FROM sqlite_schema")[0][0]
        if mark != APPLICATION and (mark or version or tables):
            raise LivecardError(
                f"{self._path} is a database of another program: name another folder"
            )
        if version > len(MIGRATIONS):
            raise LivecardError(
                f"{self._path} was written by a newer livecard (version {version} of the"
                f" database, this one knows {len(MIGRATIONS)}): update livecard"
            )

    def _sync(self, durable: bool) -> None:
        # In WAL mode NORMAL leaves the commit to the system's cache, which outlives this program.
        # FULL waits for the disk, and takes every commit before it along.
        if durable is not self._synced:
            self._db.pragma("synchronous", "FULL" if durable else "NORMAL")
            self._synced = durable

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # IMMEDIATE: the last number is read under the lock that the new one is written under.
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:  # what was to be written, or COMMIT itself, failed
                self._db.execute("ROLLBACK")

    def _last(self, session: str) -> int:
        sql = "SELECT coalesce(max(seq), 0) FROM entry WHERE session = ?"
        return self._select(list[tuple[int]], sql, session)[0][0]

    def _must_know(self, session: str) -> None:
        if self.knows(session):
            return
        known = [one.session for one in self.sessions()]
        near = difflib.get_close_matches(session, known, cutoff=0.4) or known[:3]
        hint = f"did you mean {' or '.join(near)}?" if near else "there are no sessions yet"
        raise LivecardError(f"no session '{session}' in {self._path}: {hint}")

    def _read(self, session: str, after: int) -> Iterator[Entry]:
        rows = self._rows(session, after)
        while rows:
            for row in rows:
                after += 1
                if row[0] != after:
                    raise LivecardError(
                        f"entry {after} of session '{session}' is missing from {self._path}:"
                        " put a backup in its place"
                    )
                yield self._decode(session, row)
            rows = self._rows(session, after)

    def _rows(self, session: str, after: int) -> list[tuple[int, str, str]]:
        sql = "SELECT seq, at, event FROM entry WHERE session = ? AND seq > ? ORDER BY seq LIMIT ?"
        return self._select(list[tuple[int, str, str]], sql, session, after, READ_AT_ONCE)

    def _select(self, rows: type[Rows], sql: str, *values: str | int) -> Rows:
        with _told(self._path):
            return msgspec.convert(self._db.execute(sql, values).fetchall(), rows)

    def _decode(self, session: str, row: tuple[int, str, str]) -> Entry:
        seq, at, event = row
        try:
            return Entry(seq, at, decode_event(event))
        except msgspec.MsgspecError as error:
            raise LivecardError(
                f"entry {seq} of session '{session}' in {self._path} cannot be read ({error}):"
                " was it written by another version of livecard?"
            ) from error


def _text(event: Event) -> str:
    return msgspec.json.encode(event).decode()


def _summary(session: str, first: Entry, closed: str | None, count: int) -> SessionSummary:
    match first.event:
        case SessionOpened(rubric=rubric, candidate=candidate):
            return SessionSummary(session, rubric.title, candidate, first.at, closed, count)
        case _:
            return SessionSummary(session, "", "", first.at, closed, count)


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite's own mode is 0644
        mode = path.stat().st_mode
        if mode & 0o077:
            path.chmod(mode & 0o700)
    except OSError as error:
        raise LivecardError(
            f"{path} cannot be written ({error.strerror}): mend its permissions or name"
            " another folder"
        ) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        known = (words for kind, words in _TROUBLES if isinstance(error, kind))
        raise LivecardError(f"{path} {next(known, f'gave an error ({error})')}") from error
