"""Answers to a GET: files of the page, the list of sessions, ranges of recordings."""

import dataclasses
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import msgspec
import pytest

from livecard.events import AudioHeard
from livecard.log import Log
from livecard.web import PAGE_MISSING, PIECE, Answer, Web, sound

SOUND = bytes(range(256)) * 4 * 1024  # four pieces


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    page = tmp_path / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html>")
    (page / "schema.json").write_text("{}")
    (page / "secret.txt").write_text("secret")
    (page / "assets" / "index-Bx3_k-9Z.js").write_text("let a")
    (page / "assets" / "plain.css").write_text("a{}")
    (page / "assets" / "way-out").symlink_to(page / "secret.txt")
    (tmp_path / "a.flac").write_bytes(SOUND)
    log = Log(tmp_path / "livecard.db", lambda: "2026-11-22T12:00:00.000Z")
    log.append("a", AudioHeard(1.0, 0.0))
    log.append("b", AudioHeard(1.0, 0.0))
    yield Web(page, log, lambda session: tmp_path / f"{session}.flac")
    log.close()


def header(answer: Answer, name: str) -> str:
    return dict(answer.headers)[name]


def test_the_page_is_html_that_nobody_keeps(web: Web) -> None:
    answer = web.get("/", None)
    assert answer.status == HTTPStatus.OK
    assert header(answer, "Content-Type") == "text/html; charset=utf-8"
    assert header(answer, "Cache-Control") == "no-store"
    assert header(answer, "Content-Length") == str(len(answer.body))


def test_every_answer_carries_the_guards(web: Web) -> None:
    for path in ("/", "/assets/plain.css", "/sessions", "/audio/a", "/nowhere"):
        answer = web.get(path, None)
        policy = header(answer, "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert header(answer, "X-Content-Type-Options") == "nosniff"
        assert header(answer, "Referrer-Policy") == "no-referrer"
        assert header(answer, "Cross-Origin-Resource-Policy") == "same-origin"
        assert header(answer, "Connection") == "close"


def test_a_file_whose_name_has_a_digest_may_be_kept_for_ever(web: Web) -> None:
    hashed, plain = web.get("/assets/index-Bx3_k-9Z.js", None), web.get("/assets/plain.css", None)
    assert header(hashed, "Cache-Control") == "private, max-age=31536000, immutable"
    assert header(hashed, "Content-Type") == "text/javascript; charset=utf-8"
    assert header(plain, "Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../secret.txt",
        "/assets/../../livecard.db",
        "/assets//etc/passwd",
        "/assets/way-out",
        "/assets/",
        "/assets",
        "/assets/none.js",
        "/assets/\0",
        "/assets/" + "x" * 5000,
        "/secret.txt",
        "/index.html",
        "//",
        "",
        "/audio",
        "/audio/",
        "/audio/b",
        "/audio/c",
        "/audio/../a",
        "/audio/a/b",
        "/audio/\0",
        "/events/x",
    ],
)
def test_there_is_nothing_else(web: Web, path: str) -> None:
    assert web.get(path, None).status == HTTPStatus.NOT_FOUND


def test_a_page_that_is_not_built_says_how_to_build_it(web: Web) -> None:
    (web.page / "index.html").unlink()
    answer = web.get("/", None)
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.body.decode() == PAGE_MISSING
    assert "pip install" in PAGE_MISSING


def test_the_schema_is_served_where_there_is_one(web: Web) -> None:
    assert web.get("/schema.json", None).body == b"{}"
    (web.page / "schema.json").unlink()
    assert web.get("/schema.json", None).status == HTTPStatus.NOT_FOUND


def test_the_sessions_come_as_json(web: Web) -> None:
    sessions = msgspec.json.decode(web.get("/sessions", None).body)
    assert [one["session"] for one in sessions] == ["a", "b"]
    assert set(sessions[0]) == {"session", "title", "candidate", "opened", "closed", "entries"}


def test_a_log_that_cannot_be_read_says_why(web: Web) -> None:
    web.log.close()
    answer = web.get("/sessions", None)
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"has been closed" in answer.body


@pytest.mark.parametrize(
    ("range_", "start", "end"),
    [
        ("bytes=0-", 0, PIECE),
        ("bytes=0-0", 0, 1),
        ("bytes=0-1", 0, 2),
        ("bytes=5-9", 5, 10),
        (" bytes=5-9 ", 5, 10),
        ("bytes=100-99999999", 100, 100 + PIECE),
        (f"bytes={len(SOUND) - 1}-", len(SOUND) - 1, len(SOUND)),
        (f"bytes={len(SOUND) - 9}-{10**17}", len(SOUND) - 9, len(SOUND)),
        ("bytes=-9", len(SOUND) - 9, len(SOUND)),
        ("bytes=-99999999", 0, PIECE),
    ],
)
def test_a_range_of_a_recording_is_at_most_a_piece(
    web: Web, range_: str, start: int, end: int
) -> None:
    answer = web.get("/audio/a", range_)
    assert answer.status == HTTPStatus.PARTIAL_CONTENT
    assert answer.body == SOUND[start:end]
    assert header(answer, "Content-Range") == f"bytes {start}-{end - 1}/{len(SOUND)}"
    assert header(answer, "Content-Length") == str(end - start)
    assert header(answer, "Content-Type") == "audio/flac"
    assert header(answer, "Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "range_",
    [
        None,
        "",
        "bytes=",
        "bytes=-",
        "bytes=-0",
        "bytes=9-5",
        f"bytes={len(SOUND)}-",
        "bytes=99999999999999999999999999-",
        "bytes=0-1,5-6",
        "bytes=a-b",
        "bytes=٣-٤",
        "seconds=0-1",
    ],
)
def test_a_range_that_cannot_be_served_is_told_the_size(web: Web, range_: str | None) -> None:
    answer = web.get("/audio/a", range_)
    assert answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
    assert header(answer, "Content-Range") == f"bytes */{len(SOUND)}"
    assert header(answer, "Accept-Ranges") == "bytes"


def test_pieces_joined_are_the_recording(web: Web) -> None:
    whole = b""
    while len(whole) < len(SOUND):
        whole += web.get("/audio/a", f"bytes={len(whole)}-").body
    assert whole == SOUND


@pytest.mark.parametrize("size", [0, 1, PIECE])
def test_a_small_recording_comes_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(SOUND[:size])
    answer = sound(path, None)
    assert (answer.status, answer.body) == (HTTPStatus.OK, SOUND[:size])
    assert header(answer, "Accept-Ranges") == "bytes"


def test_a_page_is_told_what_else_there_is(web: Web) -> None:
    assert web.get("/about/a", None).body == b'{"audio":true,"share":false}'
    assert web.get("/about/b", None).body == b'{"audio":false,"share":false}'
    assert web.get("/invitation/a", None).status == HTTPStatus.NOT_FOUND


def test_only_a_session_that_there_is_can_be_shared(web: Web) -> None:
    shared = dataclasses.replace(web, invite=lambda session: f"http://host/?session={session}")
    assert b'"http://host/?session=a"' in shared.get("/invitation/a", None).body
    assert shared.get("/invitation/c", None).status == HTTPStatus.NOT_FOUND
    assert shared.get("/about/b", None).body == b'{"audio":false,"share":true}'
