"""Who may come in: a request is judged by its Host, its Origin and the token, before all else."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from livecard.guests import Guests

ALL = "*"
"""What concerns every session of this machine: no guest gets it."""


class Verdict(Enum):
    """What becomes of a request: the status to refuse it with, and the sentence to say."""

    WELCOME = (200, "")
    HAND_COOKIE = (303, "")
    """The token is right: keep it in a cookie and take it out of the address."""
    HAND_PASS = (303, "Go on without the pass.")
    """A device of the network brings a pass that nobody has used: give it a cookie of its own."""
    WRONG_HOST = (421, "This is not the address of livecard: open the one that it printed.")
    FOREIGN_ORIGIN = (403, "Another site asked for this: open the address that livecard printed.")
    NO_TOKEN = (403, "The token is missing or old: open the address that livecard printed.")
    NOT_FOR_GUESTS = (403, "This device was let in for one interview: only that can be seen here.")
    NO_ORIGIN = (403, "A program has to send token=… in the query: it is in the printed address.")


@dataclass(frozen=True, slots=True)
class Knock:
    """What a request says of itself. A header that it sends twice has two values."""

    hosts: tuple[str, ...]
    origins: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    """The values of `token` in the query."""
    socket: bool = False
    """Whether it wants the socket rather than a page."""
    passes: tuple[str, ...] = ()
    """The values of `pass` in the query."""
    about: str = ""
    """The session that it wants to know of, or ALL; empty for the page's own files."""


@dataclass(frozen=True, slots=True)
class Door:
    """The judge of one server, on one port, with one token."""

    port: int
    token: str
    address: str = ""
    """This machine's address in its network, where the interviewer lets other devices in."""
    guests: Guests = field(default_factory=Guests)

    @property
    def cookie(self) -> str:
        """The cookie's name. Browsers keep cookies by host: the port tells two servers apart."""
        return f"livecard-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which this machine, and no rebound foreign name, is called."""
        own = ("127.0.0.1", "localhost", "[::1]", *filter(None, [self.address]))
        return tuple(f"{name}:{self.port}" for name in own)

    def judge(self, knock: Knock) -> Verdict:
        """The first thing that is wrong with a request, or a welcome."""
        if len(knock.hosts) != 1 or knock.hosts[0] not in self.hosts:
            return Verdict.WRONG_HOST
        if any(not self._ours(origin) for origin in knock.origins):
            return Verdict.FOREIGN_ORIGIN
        return self._socket(knock) if knock.socket else self._page(knock)

    def _ours(self, origin: str) -> bool:
        return origin.removeprefix("http://") in self.hosts and origin.startswith("http://")

    def _socket(self, knock: Knock) -> Verdict:
        if self._fits(knock.tokens):
            return Verdict.WELCOME
        known = self._known(knock)
        if known is not Verdict.WELCOME:
            return known
        # Browsers always send an Origin with a socket. Who sends none has no use for a cookie.
        return Verdict.WELCOME if knock.origins else Verdict.NO_ORIGIN

    def _page(self, knock: Knock) -> Verdict:
        if self._fits(knock.tokens):
            return Verdict.HAND_COOKIE
        if self.guests.waits(knock.passes):
            return Verdict.HAND_PASS
        return self._known(knock)

    def _known(self, knock: Knock) -> Verdict:
        """By its cookie: this machine's browser may see everything, a guest one session."""
        crumbs = self._crumbs(knock.cookies)
        if self._fits(crumbs):
            return Verdict.WELCOME
        session = self.guests.session(crumbs)
        if session is None:
            return Verdict.NO_TOKEN
        return Verdict.WELCOME if knock.about in ("", session) else Verdict.NOT_FOR_GUESTS

    def _crumbs(self, cookies: Iterable[str]) -> list[str]:
        pairs = [crumb.strip().partition("=") for line in cookies for crumb in line.split(";")]
        return [value for name, _, value in pairs if name == self.cookie]

    def _fits(self, tokens: Iterable[str]) -> bool:
        # compare_digest takes as long for a nearly right token as for a wrong one.
        right = self.token.encode()
        return any(hmac.compare_digest(token.encode(), right) for token in tokens)
