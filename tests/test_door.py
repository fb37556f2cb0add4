"""The door: thirty ways to knock."""

import pytest

from livecard.door import ALL, Door, Knock, Verdict
from livecard.guests import Guests

DOOR = Door(8765, "the-right-token")
HOST = "127.0.0.1:8765"
OURS = ("http://127.0.0.1:8765",)
COOKIE = ("livecard-8765=the-right-token",)
RIGHT = ("the-right-token",)

WRONG_HOSTS = [
    (),
    ("",),
    ("127.0.0.1",),
    ("127.0.0.1:80",),
    ("127.0.0.1:8766",),
    ("127.0.0.1:8765.",),
    ("127.0.0.1.:8765",),
    ("localhost",),
    ("LOCALHOST:8765",),
    ("localhost.:8765",),
    ("0.0.0.0:8765",),
    ("127.0.0.2:8765",),
    ("127.1:8765",),
    ("2130706433:8765",),
    ("[::]:8765",),
    ("::1:8765",),
    ("127.0.0.1.nip.io:8765",),
    ("evil.example:8765",),
    ("evil.example",),
    ("127.0.0.1:8765@evil.example",),
    ("user@127.0.0.1:8765",),
    (HOST, HOST),
    (HOST, "evil.example"),
    (f"{HOST} ",),
]


@pytest.mark.parametrize("hosts", WRONG_HOSTS)
@pytest.mark.parametrize("socket", [False, True])
def test_a_host_that_is_not_ours_is_misdirected_even_with_the_token(
    hosts: tuple[str, ...], socket: bool
) -> None:
    knock = Knock(hosts, OURS, COOKIE, RIGHT, socket)
    assert DOOR.judge(knock) is Verdict.WRONG_HOST


@pytest.mark.parametrize("host", [HOST, "localhost:8765", "[::1]:8765"])
def test_each_name_of_this_machine_is_welcome(host: str) -> None:
    assert DOOR.judge(Knock((host,), (f"http://{host}",), COOKIE)) is Verdict.WELCOME


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "https://127.0.0.1:8765",
        "127.0.0.1:8765",
        "http://127.0.0.1",
        "http://127.0.0.1:8766",
        "http://127.0.0.1:8765.evil.example",
        "http://127.0.0.1:8765/",
        "http://http://127.0.0.1:8765",
        "HTTP://127.0.0.1:8765",
        "file://",
        "chrome-extension://abc",
    ],
)
@pytest.mark.parametrize("socket", [False, True])
def test_a_foreign_origin_is_refused_even_with_cookie_and_token(origin: str, socket: bool) -> None:
    knock = Knock((HOST,), (origin,), COOKIE, RIGHT, socket)
    assert DOOR.judge(knock) is Verdict.FOREIGN_ORIGIN


def test_one_foreign_origin_of_two_is_too_many() -> None:
    knock = Knock((HOST,), (*OURS, "http://evil.example"), COOKIE)
    assert DOOR.judge(knock) is Verdict.FOREIGN_ORIGIN


OLD = ("livecard-8765=an-old-token",)
OTHER_PORT = ("livecard-9000=the-right-token",)
AMONG = ("theme=dark; livecard-8765=the-right-token; livecard-9000=x",)


@pytest.mark.parametrize(
    ("cookies", "tokens", "origins", "page", "socket"),
    [
        ((), (), (), Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        ((), (), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        ((), ("",), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        ((), ("the-right-tokem",), (), Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        ((), ("ünrecht",), (), Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        ((), RIGHT, (), Verdict.HAND_COOKIE, Verdict.WELCOME),
        ((), RIGHT, OURS, Verdict.HAND_COOKIE, Verdict.WELCOME),
        (COOKIE, (), OURS, Verdict.WELCOME, Verdict.WELCOME),
        (COOKIE, (), (), Verdict.WELCOME, Verdict.NO_ORIGIN),
        (COOKIE, ("old",), OURS, Verdict.WELCOME, Verdict.WELCOME),
        (AMONG, (), OURS, Verdict.WELCOME, Verdict.WELCOME),
        (OLD, (), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        (OLD, RIGHT, OURS, Verdict.HAND_COOKIE, Verdict.WELCOME),
        (OTHER_PORT, (), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        (("livecard-8765",), (), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
        (("xlivecard-8765=the-right-token",), (), OURS, Verdict.NO_TOKEN, Verdict.NO_TOKEN),
    ],
)
def test_token_cookie_and_origin_decide_together(
    cookies: tuple[str, ...],
    tokens: tuple[str, ...],
    origins: tuple[str, ...],
    page: Verdict,
    socket: Verdict,
) -> None:
    assert DOOR.judge(Knock((HOST,), origins, cookies, tokens)) is page
    assert DOOR.judge(Knock((HOST,), origins, cookies, tokens, socket=True)) is socket


SHARED = "192.168.1.5:8765"


def shared() -> tuple[Door, str]:
    """A door that lets other devices in, and the cookie of one that came in for session `a`."""
    guests = Guests(iter(["first-pass", "guest-token", "next-pass"]).__next__)
    guests.invite("a")
    guests.admit(["first-pass"])
    return Door(8765, "the-right-token", "192.168.1.5", guests), "livecard-8765=guest-token"


def test_the_network_is_let_in_only_where_the_interviewer_shares() -> None:
    knock = Knock((SHARED,), (f"http://{SHARED}",), COOKIE)
    assert DOOR.judge(knock) is Verdict.WRONG_HOST
    assert shared()[0].judge(knock) is Verdict.WELCOME


@pytest.mark.parametrize("socket", [False, True])
@pytest.mark.parametrize(
    ("about", "verdict"),
    [
        ("", Verdict.WELCOME),
        ("a", Verdict.WELCOME),
        ("b", Verdict.NOT_FOR_GUESTS),
        (ALL, Verdict.NOT_FOR_GUESTS),
    ],
)
def test_a_guest_sees_its_own_session(about: str, verdict: Verdict, socket: bool) -> None:
    door, cookie = shared()
    knock = Knock((SHARED,), (f"http://{SHARED}",), (cookie,), socket=socket, about=about)
    assert door.judge(knock) is verdict


def test_a_pass_lets_in_to_a_page_and_never_to_the_socket() -> None:
    door, _ = shared()
    passes = (door.guests.invite("a"),)
    assert door.judge(Knock((SHARED,), passes=passes)) is Verdict.HAND_PASS
    assert door.judge(Knock((SHARED,), passes=("first-pass",))) is Verdict.NO_TOKEN
    assert door.judge(Knock((SHARED,), passes=passes, socket=True)) is Verdict.NO_TOKEN
    foreign = Knock((SHARED,), ("http://evil.example",), passes=passes)
    assert door.judge(foreign) is Verdict.FOREIGN_ORIGIN


def test_no_two_verdicts_are_the_same() -> None:
    assert len(Verdict) == len(Verdict.__members__)
