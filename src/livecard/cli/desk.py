"""The desk: the sessions in use, each restored from the log when it is first asked for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from livecard.capturing import RecordingKept, SoundAsked, Wish
from livecard.cli.keeping import let_go
from livecard.errors import LivecardError
from livecard.events import Decision, Entry, Event, SessionClosed
from livecard.log import Log
from livecard.rating import RatingSettings
from livecard.server import Server
from livecard.session import Session

HEARTBEAT = timedelta(seconds=15)
"""A session in which nothing was written for this long has nobody who listens: while somebody
does, there is an entry every second."""


class Desk:
    """One log, one server, and the sessions that somebody looks at."""

    def __init__(self, log: Log, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.log = log
        self._now = now
        self.server: Server | None = None
        self._sessions: dict[str, Session] = {}
        self.asked: dict[str, Callable[[Wish], None]] = {}
        """By session, who does what is wanted with its sound, while it is captured."""
        self.sounds: dict[str, Callable[[bytes], bool]] = {}
        """By session, who takes what its page records."""

    def session(self, name: str) -> Session:
        """The session of that name, with everything that the log has of it."""
        if name not in self._sessions:
            session = self._new(name)
            last = ""
            for entry in self.log.entries(name):
                session.restore(entry)
                last = entry.at
            self._sessions[name] = session
            self._close_if_cut_off(session, name, last)
        return self._sessions[name]

    def open(self, name: str) -> Session:
        """A session that the log does not know yet."""
        self._sessions[name] = self._new(name)
        return self._sessions[name]

    def decide(self, name: str, decision: Decision) -> None:
        """What a page asks for."""
        if isinstance(decision, SoundAsked):
            self._ask(name, decision)
        else:
            self.session(name).record(decision)
            self.let_go(name)

    def let_go(self, name: str) -> None:
        """Delete the sound of a submitted card that is not kept, as soon as nobody records it."""
        session = self.session(name)
        if name not in self.asked:
            let_go(name, session.scorecard, session.record)

    def sound(self, name: str, message: bytes) -> bool:
        """What a page has recorded; whether it was wanted."""
        return name in self.sounds and self.sounds[name](message)

    def _ask(self, name: str, asked: SoundAsked) -> None:
        session = self.session(name)
        if name in self.asked:
            session.record(asked)
            self.asked[name](asked.wish)
        elif asked.wish in ("keep", "discard"):
            session.record(asked)
            session.record(RecordingKept(asked.wish == "keep"))
            self.let_go(name)
        else:
            raise LivecardError("the sound of this interview has ended: nothing can be changed")

    def _close_if_cut_off(self, session: Session, name: str, last: str) -> None:
        """An interview whose livecard was ended by force says so, and is no longer listened to."""
        if session.scorecard.closed is not None:
            return
        if self._now() - datetime.fromisoformat(last) < HEARTBEAT:
            raise LivecardError(
                f"session {name} is being recorded by another livecard; end that one first, or "
                f"try again in {HEARTBEAT.seconds} s where it was ended by force"
            )
        session.record(SessionClosed("cut off: livecard was ended before the interview was"))

    def _new(self, name: str) -> Session:
        def append(event: Event) -> Entry:
            return self.log.append(name, event)

        def publish(entry: Entry) -> None:
            if self.server is not None:
                self.server.publish(name, entry)

        return Session(append, publish, RatingSettings())
