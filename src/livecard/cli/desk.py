"""The desk: the sessions in use, each restored from the log when it is first asked for."""

from livecard.events import Decision, Entry, Event
from livecard.log import Log
from livecard.rating import RatingSettings
from livecard.server import Server
from livecard.session import Session


class Desk:
    """One log, one server, and the sessions that somebody looks at."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.server: Server | None = None
        self._sessions: dict[str, Session] = {}

    def session(self, name: str) -> Session:
        """The session of that name, with everything that the log has of it."""
        if name not in self._sessions:
            session = self._new(name)
            for entry in self.log.entries(name):
                session.restore(entry)
            self._sessions[name] = session
        return self._sessions[name]

    def open(self, name: str) -> Session:
        """A session that the log does not know yet."""
        self._sessions[name] = self._new(name)
        return self._sessions[name]

    def decide(self, name: str, decision: Decision) -> None:
        """What a page asks for."""
        self.session(name).record(decision)

    def _new(self, name: str) -> Session:
        def append(event: Event) -> Entry:
            return self.log.append(name, event)

        def publish(entry: Entry) -> None:
            if self.server is not None:
                self.server.publish(name, entry)

        return Session(append, publish, RatingSettings())
