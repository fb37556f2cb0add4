"""The server, through real sockets on loopback: who gets in, what they get, in which order."""

import asyncio
import errno
import http.client
import random
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from livecard.errors import LivecardError
from livecard.events import (
    AudioHeard,
    Decision,
    Entry,
    Event,
    EvidenceAccepted,
    NoteWritten,
    UtteranceFinished,
    UtteranceRevised,
    Word,
)
from livecard.log import Log
from livecard.server import MESSAGE, Server, ServerSettings
from livecard.speaker import Speaker
from livecard.web import Invitation

NEARBY = "127.0.0.2"
"""Another address of this very machine, as a network would give it one."""
WORDS = tuple(Word("word", n * 0.3, n * 0.3 + 0.2, 0.9) for n in range(12))
FINISHED = UtteranceFinished(1, Speaker.CANDIDATE, 0.0, 4.0, "word " * 12, WORDS)


@dataclass
class House:
    """A server with its log, as the wiring puts them together."""

    log: Log
    server: Server

    @property
    def port(self) -> int:
        return int(self.server.address.partition("/?")[0].rpartition(":")[2])

    @property
    def token(self) -> str:
        return self.server.address.partition("token=")[2]

    def record(self, event: Event, session: str = "a") -> Entry:
        entry = self.log.append(session, event)
        self.server.publish(session, entry)
        return entry

    def program(self, after: int = 0, session: str = "a") -> connect:
        """A socket as a program opens it: without Origin, the token in the query."""
        query = f"session={session}&after={after}&token={self.token}"
        return connect(f"ws://127.0.0.1:{self.port}/events?{query}", compression=None, proxy=None)

    async def get(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        return await asyncio.to_thread(self._get, path, method, headers)

    def _get(self, path: str, method: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request(method, path, headers=headers)
        return line.getresponse()

    @property
    def cookie(self) -> str:
        return f"livecard-{self.port}={self.token}"


@asynccontextmanager
async def house(folder: Path, port: int = 0, share: str = "") -> AsyncIterator[House]:
    ticks = count()
    log = Log(folder / "livecard.db", lambda: f"tick {next(ticks)}")
    page = folder / "page"
    (page / "assets").mkdir(parents=True, exist_ok=True)
    (page / "index.html").write_text("<!doctype html>")
    (folder / "a.wav").write_bytes(bytes(300_000))

    def decide(session: str, decision: Decision) -> None:
        if isinstance(decision, EvidenceAccepted) and decision.evidence > 100:
            raise LivecardError(f"there is no evidence {decision.evidence}")
        here.record(decision, session)

    settings = ServerSettings(
        log, page, decide, lambda session: folder / f"{session}.wav", port, share
    )
    async with Server(settings) as server:
        here = House(log, server)
        yield here
    log.close()


def run(story: Callable[[House], Coroutine[None, None, None]], folder: Path) -> None:
    async def tell() -> None:
        async with house(folder) as here:
            await story(here)

    asyncio.run(tell())


async def entries(socket: ClientConnection, many: int) -> list[Entry]:
    return [msgspec.json.decode(await socket.recv(), type=Entry) for _ in range(many)]


async def refused(socket: ClientConnection) -> str:
    return msgspec.json.decode(await socket.recv(), type=dict[str, str])["refused"]


def test_the_printed_address_gives_a_cookie_and_a_clean_address(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        first = await here.get(f"/?session=a%20b&token={here.token}")
        assert first.status == 303
        assert first.headers["Location"] == "/?session=a+b"
        cookie = first.headers["Set-Cookie"]
        assert cookie == f"{here.cookie}; HttpOnly; SameSite=Strict; Path=/"
        second = await here.get("/?session=a+b", Cookie=cookie.partition(";")[0])
        assert (second.status, second.read()) == (200, b"<!doctype html>")

    run(story, tmp_path)


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "/%5C/evil.example", "/%0d%0aX:%20y"]
)
def test_the_clean_address_is_always_here(tmp_path: Path, path: str) -> None:
    async def story(here: House) -> None:
        answer = await here.get(f"{path}?token={here.token}")
        place = answer.headers["Location"]
        assert place[0] == "/"
        assert place[1] not in "/\\"
        assert answer.headers["X"] is None

    run(story, tmp_path)


@pytest.mark.parametrize(
    "path", ["/", "/sessions", "/audio/a", "/assets/x.js", "/schema.json", "/x"]
)
def test_nothing_is_shown_without_the_cookie(tmp_path: Path, path: str) -> None:
    async def story(here: House) -> None:
        for cookie in ("", f"livecard-{here.port}=guess", f"livecard-1={here.token}"):
            answer = await here.get(path, Cookie=cookie)
            assert answer.status == 403
            assert here.token.encode() not in answer.read()

    run(story, tmp_path)


def test_a_foreign_host_or_origin_is_turned_away_before_anything_else(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        for host in ("evil.example", f"127.0.0.1.nip.io:{here.port}", f"127.0.0.1:{here.port + 1}"):
            answer = await here.get(f"/?token={here.token}", Host=host, Cookie=here.cookie)
            assert answer.status == 421
            assert answer.headers["Set-Cookie"] is None
        answer = await here.get("/", Origin="http://evil.example", Cookie=here.cookie)
        assert answer.status == 403

    run(story, tmp_path)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_pages_are_only_read(tmp_path: Path, method: str) -> None:
    async def story(here: House) -> None:
        headers = {"Cookie": here.cookie, "Content-Length": "0"}
        answer = await here.get("/", method, **headers)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")

    run(story, tmp_path)


def test_a_request_with_a_body_gets_no_answer_and_the_server_goes_on(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", here.port)
        writer.write(f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{here.port}\r\n".encode())
        writer.write(b"Content-Length: 5\r\n\r\nhello")
        assert b"200" not in await reader.read()
        writer.close()
        assert (await here.get("/", Cookie=here.cookie)).status == 200

    run(story, tmp_path)


def test_head_is_a_get_without_its_body(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        answer = await here.get("/", "HEAD", Cookie=here.cookie)
        assert (answer.status, answer.headers["Content-Length"]) == (200, "15")
        assert answer.read() == b""

    run(story, tmp_path)


def test_a_recording_is_had_in_ranges(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        answer = await here.get("/audio/a", Cookie=here.cookie, Range="bytes=299990-")
        assert (answer.status, len(answer.read())) == (206, 10)
        assert answer.headers["Content-Range"] == "bytes 299990-299999/300000"

    run(story, tmp_path)


@pytest.mark.parametrize(
    ("origin", "cookie", "token", "status"),
    [
        ("http://127.0.0.1:{port}", True, False, 101),
        ("http://localhost:{port}", True, False, 101),
        ("http://127.0.0.1:{port}", False, True, 101),
        (None, False, True, 101),
        (None, True, False, 403),
        (None, False, False, 403),
        ("http://127.0.0.1:{port}", False, False, 403),
        ("http://evil.example", True, True, 403),
        ("null", True, True, 403),
    ],
)
def test_a_socket_opens_for_our_page_or_for_a_program_with_the_token(
    tmp_path: Path, origin: str | None, cookie: bool, token: bool, status: int
) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        address = f"ws://127.0.0.1:{here.port}/events?session=a" + f"&token={here.token}" * token
        line = connect(
            address,
            origin=Origin(origin.format(port=here.port)) if origin else None,
            additional_headers={"Cookie": here.cookie} if cookie else None,
            proxy=None,
        )
        if status == 101:
            async with line as socket:
                assert (await entries(socket, 1))[0].seq == 1
            return
        with pytest.raises(InvalidStatus) as refusal:
            await line
        assert refusal.value.response.status_code == status

    run(story, tmp_path)


def test_a_page_gets_what_was_and_then_what_happens(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        written = [here.record(AudioHeard(float(n), 0.0)) for n in range(5)]
        async with here.program(after=2) as early, here.program() as all_:
            assert await entries(early, 3) == written[2:]
            assert await entries(all_, 5) == written
            new = here.record(FINISHED)
            assert await entries(early, 1) == await entries(all_, 1) == [new]

    run(story, tmp_path)


def test_sessions_do_not_mix(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(AudioHeard(1.0, 0.0), "a")
        here.record(AudioHeard(2.0, 0.0), "b")
        async with here.program(session="b") as socket:
            here.record(AudioHeard(3.0, 0.0), "a")
            here.record(AudioHeard(4.0, 0.0), "b")
            events = [entry.event for entry in await entries(socket, 2)]
            assert events == [AudioHeard(2.0, 0.0), AudioHeard(4.0, 0.0)]

    run(story, tmp_path)


def test_a_decision_is_recorded_and_comes_back_to_every_page(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        async with here.program(after=1) as one, here.program(after=1) as other:
            await one.send('{"type":"EvidenceAccepted","evidence":7}')
            for page in (one, other):
                assert [entry.event for entry in await entries(page, 1)] == [EvidenceAccepted(7)]
        assert [entry.event for entry in here.log.entries("a", 1)] == [EvidenceAccepted(7)]

    run(story, tmp_path)


def test_a_decision_that_cannot_be_is_refused_with_the_reason(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        async with here.program(after=1) as socket:
            await socket.send('{"type":"EvidenceAccepted","evidence":101}')
            assert await refused(socket) == "there is no evidence 101"

    run(story, tmp_path)


MALFORMED = [
    "",
    "hello",
    "{}",
    "null",
    '{"type":"SessionClosed","reason":"x"}',
    '{"type":"EvidenceFound"}',
    '{"type":"RatingGiven","dimension":"x","level":6}',
    '{"type":"NoteWritten","dimension":"x"}',
    '{"type":"EvidenceAccepted","evidence":"7"}',
    '{"type":"EvidenceAccepted","evidence":1e400}',
    "[" * 60_000,
    '{"type":"NoteWritten","dimension":"\\ud800","text":""}',
]


def test_nonsense_is_refused_and_the_connection_stays(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        async with here.program(after=1) as socket:
            for message in MALFORMED:
                await socket.send(message)
                assert (await refused(socket)).startswith("This is no decision: ")
            await socket.send('{"type":"NoteWritten","dimension":"","text":"<script>"}')
            assert [one.event for one in await entries(socket, 1)] == [NoteWritten("", "<script>")]

    run(story, tmp_path)


@pytest.mark.parametrize(
    ("message", "code"), [(b"\0", 1003), (b"{}", 1003), ("x" * (MESSAGE + 1), 1009)]
)
def test_what_is_not_a_text_of_decent_length_ends_the_connection(
    tmp_path: Path, message: str | bytes, code: int
) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        async with here.program(after=1) as socket:
            await socket.send(message)
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == code

    run(story, tmp_path)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "which session"),
        ("session=", "which session"),
        ("session=b", "did you mean a"),
        ("session=a&after=-1", "after=-1 is not"),
        ("session=a&after=x", "after=x is not"),
        ("session=a&after=%D9%A3", "is not the number"),
        ("session=a&after=9999999999999999999999", "is not the number"),
    ],
)
def test_a_session_that_cannot_be_followed_is_told_and_closed(
    tmp_path: Path, query: str, words: str
) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        address = f"ws://127.0.0.1:{here.port}/events?token={here.token}&{query}"
        async with connect(address, proxy=None) as socket:
            assert words in await refused(socket)
            with pytest.raises(ConnectionClosed):
                await socket.recv()
            assert socket.close_code == 1008

    run(story, tmp_path)


def test_the_end_of_the_server_is_a_going_away(tmp_path: Path) -> None:
    async def story() -> None:
        async with house(tmp_path) as here:
            here.record(FINISHED)
            socket = await here.program()
            await entries(socket, 1)
        with pytest.raises(ConnectionClosed):
            await socket.recv()
        assert socket.close_code == 1001

    asyncio.run(story())


def test_a_port_in_use_is_named_with_the_way_out(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        with pytest.raises(LivecardError, match=f"port {here.port} .*--port"):
            async with house(tmp_path / "other", here.port):
                pass

    run(story, tmp_path)


def listening(here: House) -> list[str]:
    sockets = [one for listener in here.server._listeners for one in listener.sockets]
    return [one.getsockname()[0] for one in sockets]


def test_the_server_listens_on_loopback_alone(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        assert listening(here) == ["127.0.0.1"]
        assert (await here.get("/invitation/a", Cookie=here.cookie)).status == 404

    run(story, tmp_path)


def test_a_shared_card_is_opened_once_by_its_code_and_shows_one_session(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(AudioHeard(1.0, 0.0))
        here.record(AudioHeard(1.0, 0.0), "b")
        assert listening(here) == ["127.0.0.1", NEARBY]
        asked = await here.get("/invitation/a", Cookie=here.cookie)
        invitation = msgspec.json.decode(asked.read(), type=Invitation)
        assert len(invitation.code) == len(invitation.code[0]) > 20
        path = invitation.address.removeprefix(f"http://{NEARBY}:{here.port}")
        other = {"Host": f"{NEARBY}:{here.port}"}
        assert (await here.get(path, "HEAD", **other)).status == 200
        first = await here.get(path, **other)
        assert (first.status, first.headers["Location"]) == (303, "/?session=a")
        cookie = first.headers["Set-Cookie"].partition(";")[0]
        assert here.token not in cookie
        assert (await here.get(path, **other)).status == 403
        wanted = ["/?session=a", "/about/a", "/audio/b", "/sessions", "/invitation/a"]
        got = [(await here.get(one, Cookie=cookie, **other)).status for one in wanted]
        assert got == [200, 200, 403, 403, 403]

    asyncio.run(shared(story, tmp_path))


def test_a_second_device_follows_its_session_and_no_other(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(AudioHeard(1.0, 0.0))
        here.record(AudioHeard(1.0, 0.0), "b")
        address = here.server.invitation("a")
        first = await here.get(f"/?{address.partition('?')[2]}")
        cookie = {"Cookie": first.headers["Set-Cookie"].partition(";")[0]}
        events = f"ws://{NEARBY}:{here.port}/events?session="
        ours = Origin(f"http://{NEARBY}:{here.port}")
        guest = partial(connect, additional_headers=cookie, origin=ours, proxy=None)
        async with guest(f"{events}a") as socket:
            await entries(socket, 1)
            await socket.send('{"type":"NoteWritten","dimension":"","text":"from the tablet"}')
            [entry] = await entries(socket, 1)
            assert entry.event == NoteWritten("", "from the tablet")
        for query in ("b", "a&session=b", ""):
            with pytest.raises(InvalidStatus, match="403"):
                await guest(f"{events}{query}")

    asyncio.run(shared(story, tmp_path))


def test_an_address_that_is_not_this_machines_is_named_with_the_way_out(tmp_path: Path) -> None:
    async def story() -> None:
        with pytest.raises(LivecardError, match=r"192\.0\.2\.1 is not an address .*--address"):
            async with house(tmp_path, share="192.0.2.1"):
                pass

    asyncio.run(story())


async def shared(story: Callable[[House], Coroutine[None, None, None]], folder: Path) -> None:
    async with house(folder, share=NEARBY) as here:
        await story(here)


def test_a_page_that_is_cut_off_at_any_moment_has_every_entry_once(tmp_path: Path) -> None:
    chance = random.Random(8)

    async def page(here: House, total: int) -> list[Entry]:
        got: list[Entry] = []
        while len(got) < total:
            async with here.program(after=len(got)) as socket:
                got += await entries(socket, min(chance.randint(1, 40), total - len(got)))
                socket.transport.abort()
        return got

    async def story(here: House) -> None:
        total = 600
        here.record(FINISHED)
        pages = [asyncio.create_task(page(here, total)) for _ in range(3)]
        for n in range(1, total):
            here.record(NoteWritten("", str(n)))
            await asyncio.sleep(0)
        written = list(here.log.entries("a"))
        for got in await asyncio.gather(*pages):
            assert got == written

    run(story, tmp_path)


def test_a_page_that_does_not_read_holds_up_nobody_and_loses_nothing_final(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.record(FINISHED)
        async with here.program() as slow, here.program() as quick:
            await entries(slow, 1)
            await entries(quick, 1)
            for n in range(6_000):
                said = UtteranceRevised(n // 50, Speaker.CANDIDATE, 0.0, 1.0, "word " * 200, "")
                here.record(said if n % 50 else FINISHED)
                await entries(quick, 1)
            last = here.record(EvidenceAccepted(1))
            got = await entries(slow, 1)
            while got[-1] != last:
                got += await entries(slow, 1)
        assert [one.seq for one in got] == sorted({one.seq for one in got})
        assert sum(one.event == FINISHED for one in got) == 120
        assert len(got) < 3_000

    run(story, tmp_path)


def test_a_page_that_goes_while_it_is_answered_prints_no_trace_and_a_fault_does(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(here: House) -> None:
        loop = asyncio.get_running_loop()
        gone = OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        loop.call_exception_handler({"message": "Exception in callback", "exception": gone})
        assert caplog.messages == []
        loop.call_exception_handler({"message": "a fault", "exception": OSError(errno.EIO, "!")})
        assert caplog.messages == ["a fault"]

    run(story, tmp_path)


def test_five_thousand_entries_are_replayed_at_once(tmp_path: Path) -> None:
    async def story(here: House) -> None:
        here.log.append_all("a", [FINISHED] * 5_000)
        begin = time.perf_counter()
        async with here.program() as socket:
            for _ in range(5_000):
                await socket.recv()
        print(f"\n5,000 entries replayed in {(time.perf_counter() - begin) * 1000:.0f} ms")

    run(story, tmp_path)
