"""Devices let in beside this machine: each by a pass that works once, and for one session alone."""

import hmac
import secrets
from collections.abc import Callable, Iterable


def drawn() -> str:
    """A secret that nobody guesses, short enough for a code that a telephone reads."""
    return secrets.token_urlsafe(16)


class Guests:
    """Who may come in from the network. Once a pass has been used there is another one."""

    def __init__(self, draw: Callable[[], str] = drawn) -> None:
        self._draw = draw
        self._waiting: dict[str, str] = {}
        self._inside: dict[str, str] = {}

    def invite(self, session: str) -> str:
        """The pass to a session."""
        found = next((one for one, of in self._waiting.items() if of == session), None)
        if found is None:
            found = self._draw()
            self._waiting[found] = session
        return found

    def waits(self, passes: Iterable[str]) -> bool:
        """Whether one of them is a pass that nobody has used."""
        return any(_among(one, self._waiting) for one in passes)

    def admit(self, passes: Iterable[str]) -> str:
        """Use the pass up; gives the device's own token, for its cookie."""
        used = next(found for one in passes if (found := _among(one, self._waiting)))
        token = self._draw()
        self._inside[token] = self._waiting.pop(used)
        return token

    def session(self, tokens: Iterable[str]) -> str | None:
        """The session that a device with one of these tokens was let in for."""
        found = (_among(one, self._inside) for one in tokens)
        return next((self._inside[one] for one in found if one), None)


def _among(token: str, known: Iterable[str]) -> str:
    """The known token that it is, or nothing; as slow for a nearly right one as for a wrong one."""
    said = token.encode()
    return next((one for one in known if hmac.compare_digest(one.encode(), said)), "")
