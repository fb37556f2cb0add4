"""A recording fills a card without a network, and the card can be looked at again."""

import asyncio
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Origin

from commands import OFFLINE, QUICKLY, livecard, running, sessions
from livecard.events import (
    Decision,
    Entry,
    Event,
    EvidenceFound,
    NoteWritten,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
    UtteranceFinished,
    decode_event,
)
from livecard.scorecard import card
from livecard.session import replay
from livecard.speaker import Speaker
from sounds import SHORT

pytestmark = pytest.mark.models


@dataclass(frozen=True)
class Replayed:
    """A workspace in which the short sample was replayed."""

    home: Path
    session: str
    said: str

    @property
    def entries(self) -> list[Entry]:
        lines = livecard(self.home, "log", self.session).stdout.splitlines()
        return [entry(line) for line in lines]


def entry(line: str | bytes) -> Entry:
    raw = json.loads(line)
    return Entry(raw["seq"], raw["at"], decode_event(json.dumps(raw["event"])))


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    home = tmp_path_factory.mktemp("home")
    done = livecard(home, "replay", SHORT, "--rubric", "senior-backend", *QUICKLY)
    assert done.returncode == 0, done.stderr
    [session] = sessions(home)
    return Replayed(home, session, done.stdout)


@pytest.fixture(scope="module")
def events(replayed: Replayed) -> list[Event]:
    return [one.event for one in replayed.entries]


@pytest.mark.parametrize("host", ["192.0.2.1", "livecard.invalid"])
def test_a_connection_to_the_outside_would_be_noticed_here(host: str) -> None:
    program = f"{OFFLINE}\nsocket.create_connection(({host!r}, 9))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 97
    assert host.encode() in done.stderr


def test_it_prints_the_address_and_how_to_look_at_the_card_again(replayed: Replayed) -> None:
    assert "The card: http://127.0.0.1:" in replayed.said
    assert f"livecard review {replayed.session}" in replayed.said


def test_the_log_tells_the_session_from_its_opening_to_its_end(replayed: Replayed) -> None:
    entries = replayed.entries
    assert [one.seq for one in entries] == list(range(1, len(entries) + 1))
    assert [one.at for one in entries] == sorted(one.at for one in entries)
    assert isinstance(entries[0].event, SessionOpened)
    assert entries[0].event.source == "short.flac"
    assert entries[-1].event == SessionClosed("the interview has ended")


def test_both_sides_are_heard_each_on_its_own_channel(events: list[Event]) -> None:
    said = {
        speaker: " ".join(
            one.text.lower()
            for one in events
            if isinstance(one, UtteranceFinished) and one.speaker is speaker
        )
        for speaker in Speaker
    }
    assert "bite you" in said[Speaker.INTERVIEWER]
    assert "infrastructure under it" in said[Speaker.INTERVIEWER]
    assert "checkout pages" in said[Speaker.CANDIDATE]
    assert "pull request" in said[Speaker.CANDIDATE]
    assert said[Speaker.UNKNOWN] == ""


def test_each_quote_is_a_slice_of_what_the_candidate_said(events: list[Event]) -> None:
    said = {one.utterance: one for one in events if isinstance(one, UtteranceFinished)}
    found = [one for one in events if isinstance(one, EvidenceFound)]
    assert found
    for one in found:
        source = said[one.utterance]
        assert source.speaker is Speaker.CANDIDATE
        quote = source.text[one.from_ : one.to]
        assert quote == quote.strip() != ""
    assert any(isinstance(one, RatingSuggested) for one in events)


def test_review_serves_the_same_card_over_the_socket(replayed: Replayed) -> None:
    entries = replayed.entries
    words = ("review", replayed.session, "--no-browser", "--port", "0")
    with running(replayed.home, *words) as command:
        address = command.line("The card: ").removeprefix("The card: ")
        served = asyncio.run(followed(address, len(entries)))
        assert "Traceback" not in command.interrupted()
    assert command.code == 0
    assert card(replay(served)) == card(replay(entries))
    assert [one.seq for one in served][-1] == entries[-1].seq


def test_a_decision_is_there_again_after_the_program_has_ended(replayed: Replayed) -> None:
    before = replayed.entries
    decision = NoteWritten("", "Ask about the rules again.")
    with running(replayed.home, "review", replayed.session, "--no-browser", "--port=0") as command:
        address = command.line("The card: ").removeprefix("The card: ")
        served = asyncio.run(followed(address, before[-1].seq + 1, decision))
        command.interrupted()
    assert served[-1].event == decision
    assert replayed.entries == [*before, served[-1]]


async def followed(address: str, last: int, decision: Decision | None = None) -> list[Entry]:
    """What the socket of a card sends, up to entry `last`; after a decision, if there is one."""
    place, query = address.removeprefix("http://").split("/?")
    uri = f"ws://{place}/events?after=0&{query}"
    entries: list[Entry] = []
    async with connect(uri, origin=Origin(f"http://{place}")) as socket:
        if decision is not None:
            await socket.send(msgspec.json.encode(decision).decode())
        while not entries or entries[-1].seq < last:
            message = await asyncio.wait_for(socket.recv(), 30)
            entries += map(entry, message.splitlines())
    return entries
