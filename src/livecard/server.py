"""The server on this machine: pages by GET, entries and decisions over the socket."""

import asyncio
import errno
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, quote, unquote, urlencode

import msgspec
from websockets.asyncio.server import Server as Listener
from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from livecard.door import ALL, Door, Knock, Verdict
from livecard.errors import LivecardError
from livecard.events import Decision, Entry, decode_decision
from livecard.feed import Feed
from livecard.log import Log
from livecard.web import Answer, Web, refusal, text

SOCKET = "/events"
MESSAGE = 64 * 1024
"""Bytes of the longest message that a page may send."""
LONGEST = 15
"""Digits of the greatest number of an entry: JavaScript counts no further."""
IN_FLIGHT = 64 * 1024
"""Bytes that the system may hold for each connection."""
FAREWELL = 2.0
"""Seconds that a page has to answer a goodbye."""

Decide = Callable[[str, Decision], Awaitable[None] | None]
"""Folds, logs and publishes a decision on a session; LivecardError says why it cannot be."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server is made of."""

    log: Log
    page: Path
    """The folder of the built page."""
    decide: Decide
    recording: Callable[[str], Path | None]
    """The sound file of a session, where there is one."""
    port: int = 8765
    """0: any free one."""
    share: str = ""
    """This machine's address in its network, to let devices there in; else loopback alone."""
    sound: Callable[[str, bytes], bool] = lambda session, message: False
    """Takes in what a page has recorded; whether it was wanted."""
    token: str = ""
    """What the address carries; empty: a new one, with which no page of before gets in again."""


class Server:
    """Up from the beginning to the end of `async with`; all of it runs on that event loop."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        invite = self.invitation if settings.share else None
        self._web = Web(settings.page, settings.log, settings.recording, invite)
        self._feeds: dict[str, Feed] = {}
        self._door: Door
        self._listeners: list[Listener] = []

    @property
    def address(self) -> str:
        """What to open in a browser. It carries the token; more can be added with `&`."""
        return f"http://{self._door.hosts[0]}/?token={self._door.token}"

    def invitation(self, session: str) -> str:
        """What to open on another device of the network. It works once."""
        query = urlencode({"pass": self._door.guests.invite(session), "session": session})
        return f"http://{self._door.address}:{self._door.port}/?{query}"

    def publish(self, session: str, entry: Entry) -> None:
        """Send an entry to the session's pages. It must have been written to the log."""
        self._feed(session).publish(entry)

    async def __aenter__(self) -> Self:
        asyncio.get_running_loop().set_exception_handler(_noticed)
        share = self._settings.share
        listening = _listen("127.0.0.1", self._settings.port)
        port = listening.getsockname()[1]
        self._door = Door(port, self._settings.token or secrets.token_urlsafe(32), share)
        await self._serve(listening)
        if share:
            await self._serve(_listen(share, port))
        return self

    async def _serve(self, listening: socket.socket) -> None:
        listener = await serve(
            self._page,
            sock=listening,
            process_request=self._request,
            compression=None,
            max_size=MESSAGE,
            close_timeout=FAREWELL,
            server_header=None,
        )
        self._listeners.append(listener)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for listener in self._listeners:
            listener.close(code=1001, reason="livecard has ended")
        for listener in self._listeners:
            await listener.wait_closed()

    def _request(self, connection: ServerConnection, request: Request) -> Response | None:
        answer = self._answer(request)
        if answer is None:
            return None
        body = b"" if request.method == "HEAD" else answer.body
        return Response(answer.status, answer.status.phrase, Headers(answer.headers), body)

    def _answer(self, request: Request) -> Answer | None:
        path, query = _target(request)
        verdict = self._door.judge(_knock(request, path, query))
        if verdict not in (Verdict.WELCOME, Verdict.HAND_COOKIE, Verdict.HAND_PASS):
            return refusal(verdict)
        if request.method not in ("GET", "HEAD"):
            allow = ("Allow", "GET, HEAD")
            return text(HTTPStatus.METHOD_NOT_ALLOWED, "Pages are only read here.\n", allow)
        if verdict is Verdict.HAND_COOKIE:
            return self._hand_cookie(path, query, self._door.token)
        if verdict is Verdict.HAND_PASS:
            if request.method == "HEAD":  # A preview of the address must not use the pass up.
                return text(HTTPStatus.OK, "This opens the card.\n")
            token = self._door.guests.admit(_values(query, "pass"))
            return self._hand_cookie(path, query, token)
        if path == SOCKET:
            return None
        return self._web.get(path, request.headers.get("Range"))

    def _hand_cookie(self, path: str, query: list[tuple[str, str]], token: str) -> Answer:
        rest = urlencode([(name, value) for name, value in query if name not in ("token", "pass")])
        # One slash alone: two would name another host.
        place = "/" + quote(path.lstrip("/")) + (f"?{rest}" if rest else "")
        cookie = f"{self._door.cookie}={token}; HttpOnly; SameSite=Strict; Path=/"
        headers = (("Location", place), ("Set-Cookie", cookie))
        return text(HTTPStatus.SEE_OTHER, "Go on without the token.\n", *headers)

    async def _page(self, page: ServerConnection) -> None:
        try:
            session, after = _place(page)
        except LivecardError as error:
            await _turn_away(page, error)
            return
        sending = asyncio.create_task(self._send(page, session, after))
        try:
            with suppress(ConnectionClosed):
                await self._receive(page, session)
        finally:
            sending.cancel()
            await asyncio.wait([sending])

    async def _send(self, page: ServerConnection, session: str, after: int) -> None:
        with suppress(ConnectionClosed):
            try:
                async for line in self._feed(session).follow(after):
                    await page.send(line)
            except LivecardError as error:
                await _turn_away(page, error)

    async def _receive(self, page: ServerConnection, session: str) -> None:
        async for message in page:
            if isinstance(message, bytes):
                if self._settings.sound(session, message):
                    continue
                await page.close(1003, "no sound is wanted here, and a decision is text")
                return
            refused = await self._decide(session, message)
            if refused:
                await page.send(_refused(refused))

    async def _decide(self, session: str, message: str) -> str:
        """Why the message is refused; empty if it is not."""
        try:
            decision = decode_decision(message)
        except (msgspec.MsgspecError, RecursionError) as error:
            return f"This is no decision: {error}"
        try:
            done = self._settings.decide(session, decision)
            if done is not None:
                await done
        except LivecardError as error:
            return str(error)
        return ""

    def _feed(self, session: str) -> Feed:
        if session not in self._feeds:
            self._feeds[session] = Feed(partial(self._settings.log.entries, session))
        return self._feeds[session]


def _noticed(loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
    """What asyncio would print, but for a page that has gone while it was answered: no fault."""
    error = context.get("exception")
    if not (isinstance(error, OSError) and error.errno == errno.ENOTCONN):
        loop.default_exception_handler(dict(context))


def _listen(address: str, port: int) -> socket.socket:
    try:
        listening = socket.create_server((address, port))
        # Left to itself the system holds megabytes for a page that does not read: all out of date.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, IN_FLIGHT)
        return listening
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise LivecardError(
                f"{address} is not an address of this machine: name one with --address"
            ) from error
        raise LivecardError(
            f"port {port} cannot be used ({error.strerror}), another livecard may run there:"
            " choose another with --port, or --port 0 for any that is free"
        ) from error


def _target(request: Request) -> tuple[str, list[tuple[str, str]]]:
    path, _, query = request.path.partition("?")
    return unquote(path), parse_qsl(query, keep_blank_values=True)


def _knock(request: Request, path: str, query: list[tuple[str, str]]) -> Knock:
    return Knock(
        hosts=tuple(request.headers.get_all("Host")),
        origins=tuple(request.headers.get_all("Origin")),
        cookies=tuple(request.headers.get_all("Cookie")),
        tokens=_values(query, "token"),
        passes=_values(query, "pass"),
        about=_about(path, query),
        socket=path == SOCKET,
    )


def _about(path: str, query: list[tuple[str, str]]) -> str:
    """The session that a request concerns; ALL where it is more than one, or letting others in."""
    match path.split("/")[1:]:
        case [""] | ["assets", *_] | ["schema.json"]:
            return ""
        case ["events"]:
            sessions = _values(query, "session")
            return (sessions[0] if len(sessions) == 1 else "") or ALL
        case ["audio" | "about", session]:
            return session or ALL
        case _:
            return ALL


def _values(query: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in query if name == wanted)


def _place(page: ServerConnection) -> tuple[str, int]:
    """The session and the number of the last entry that the page has."""
    asked = dict(_target(page.request)[1]) if page.request else {}
    session, after = asked.get("session", ""), asked.get("after", "0")
    if not session:
        raise LivecardError(f"which session? Ask for {SOCKET}?session=ID")
    if not (after.isascii() and after.isdecimal() and len(after) <= LONGEST):
        raise LivecardError(f"after={after[:20]} is not the number of an entry")
    return session, int(after)


async def _turn_away(page: ServerConnection, error: LivecardError) -> None:
    await page.send(_refused(str(error)))
    await page.close(1008, "refused, see the message before")


def _refused(why: str) -> str:
    return msgspec.json.encode({"refused": why}).decode()
