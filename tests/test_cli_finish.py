"""After a crash: what was on disk and not yet heard becomes words, and nothing is heard twice."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from fakes import said
from livecard.audio import recording, spool
from livecard.audio.block import RATE, AudioBlock
from livecard.audio.resample import Resample
from livecard.capturing import RecordingKept, RolesSwapped
from livecard.cli import beside, keeping, workspace
from livecard.cli.desk import Desk
from livecard.cli.finish import FINISHED, drop, finished, remaining
from livecard.cli.options import Machine
from livecard.errors import LivecardError
from livecard.events import (
    AudioHeard,
    CardReopened,
    CardSubmitted,
    Event,
    SessionClosed,
    SessionOpened,
    UtteranceDeferred,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.log import Log
from livecard.rubrics.shelf import find
from livecard.speaker import Speaker
from sounds import SHORT

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
PLAYED = 13.3


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))
    return tmp_path


def later() -> datetime:
    return datetime(2099, 1, 1, tzinfo=UTC)


def cut_off(*events: Event) -> Log:
    """A session whose livecard was killed."""
    log = workspace.open_log()
    session = Desk(log).open("monday")
    session.record(SessionOpened("monday", find("senior-backend"), "microphones"))
    for event in events:
        session.record(event)
    return log


def spooled(swapped: bool = False) -> None:
    """The sample on disk, as it was when livecard was killed."""
    one = spool.Spool(keeping.recordings("monday"))
    for block in recording.blocks(recording.probe(SHORT), (OWN, CALL), Resample):
        if block.end < PLAYED * RATE:
            who = block.speaker.other if swapped else block.speaker
            one.write(AudioBlock(who, block.start, block.samples))


def words(log: Log, who: Speaker) -> str:
    every = [one.event for one in log.entries("monday")]
    mine = [one for one in every if isinstance(one, UtteranceFinished) and one.speaker is who]
    return " ".join(one.text.lower() for one in mine)


@pytest.mark.models
def test_what_nobody_had_heard_becomes_words_and_what_was_heard_is_not_heard_again() -> None:
    question = UtteranceFinished(1, OWN, 0.4, 3.0, "Which decision came back to bite you?", ())
    begun = UtteranceRevised(2, CALL, 3.4, 5.0, "It broke", "on a")
    log = cut_off(question, begun, AudioHeard(5.0, 0.0))
    spooled()
    assert finished(Desk(log, later), "monday", Machine()) > 9.0
    desk = Desk(log, later)
    assert desk.session("monday").scorecard.closed == FINISHED
    assert "bite you" not in words(log, OWN).removeprefix(question.text.lower())
    assert "infrastructure" in words(log, OWN)
    assert "broke on a saturday" in words(log, CALL)
    assert keeping.recordings("monday").joinpath(beside.BOTH).is_file()
    log.close()


@pytest.mark.models
def test_swapped_roles_stay_swapped() -> None:
    log = cut_off(RolesSwapped(), AudioHeard(0.0, 0.0))
    spooled(swapped=True)
    finished(Desk(log, later), "monday", Machine())
    assert "broke on a saturday" in words(log, CALL)
    assert "bite you" in words(log, OWN)
    log.close()


def test_each_channel_goes_on_where_its_words_end_and_no_further_back_than_needed() -> None:
    log = cut_off(said("Well.", 1, OWN), said("It broke.", 2, CALL), AudioHeard(100.0, 0.0))
    rest = remaining(Desk(log, later).session("monday").scorecard, "monday")
    assert rest.start / RATE == pytest.approx(70.0, abs=0.1)
    assert rest.known[OWN] == 15 * RATE
    assert (rest.seconds, list(rest.blocks(False))) == (0.0, [])
    log.close()


def test_the_part_of_a_block_that_is_known_is_silent() -> None:
    log = cut_off(said("Well.", 1, OWN), said("Yes.", 2, CALL))
    one = spool.Spool(keeping.recordings("monday"))
    for at in range(14 * RATE, 16 * RATE, RATE):
        one.write(AudioBlock(OWN, at, np.full(RATE, 0.5, np.float32)))
    rest = remaining(Desk(log, later).session("monday").scorecard, "monday")
    blocks = [block for block in rest.blocks(False) if block.samples.any()]
    assert blocks[0].start + int(np.flatnonzero(blocks[0].samples)[0]) == 15 * RATE
    log.close()


def test_speech_that_had_been_put_aside_is_heard_though_later_words_are_known() -> None:
    waits = UtteranceDeferred(1, CALL, 2.0, 6.0)
    log = cut_off(waits, said("Well.", 2, OWN), said("Yes.", 3, CALL), AudioHeard(100.0, 0.0))
    one = spool.Spool(keeping.recordings("monday"))
    for at in range(10):
        one.write(AudioBlock(CALL, at * RATE, np.full(RATE, 0.5, np.float32)))
    rest = remaining(Desk(log, later).session("monday").scorecard, "monday")
    loud = [place for block in rest.blocks(False) for place in _loud(block)]
    assert (loud[0], loud[-1] + 1) == (2 * RATE, 6 * RATE)
    log.close()


def _loud(block: AudioBlock) -> list[int]:
    return [int(place) + block.start for place in np.flatnonzero(block.samples)]


def test_a_session_that_ended_in_order_has_nothing_to_finish() -> None:
    log = cut_off(SessionClosed("the interview has ended"))
    with pytest.raises(LivecardError, match="was not cut off"):
        finished(Desk(log, later), "monday", Machine())
    log.close()


def test_a_submitted_card_is_not_changed_behind_the_interviewers_back() -> None:
    log = cut_off(said("Well."), AudioHeard(5.0, 0.0))
    spooled()
    desk = Desk(log, later)
    session = desk.session("monday")
    session.record(RecordingKept(True))
    session.record(CardSubmitted())
    before = [one.event for one in log.entries("monday")]
    with pytest.raises(LivecardError, match=r"submitted, and .* reopen it first .* review monday"):
        finished(desk, "monday", Machine())
    assert [one.event for one in log.entries("monday")] == before
    session.record(CardReopened())
    assert not session.scorecard.submitted
    log.close()


def test_a_recording_that_went_with_the_submitted_card_is_not_finished() -> None:
    log = cut_off(said("Well."), AudioHeard(5.0, 0.0))
    spooled()
    desk = Desk(log, later)
    desk.decide("monday", CardSubmitted())
    assert not keeping.recordings("monday").exists()
    with pytest.raises(LivecardError, match="has been deleted: there is nothing to finish"):
        finished(desk, "monday", Machine())
    log.close()


def test_a_recording_is_deleted_and_the_card_stays(capsys: pytest.CaptureFixture[str]) -> None:
    log = cut_off(said("Well."), SessionClosed("the interview has ended"))
    spooled()
    log.close()
    drop("monday")
    assert "is gone" in capsys.readouterr().out
    assert not keeping.recordings("monday").exists()
