"""`livecard train --rubric … --accepted …`: its report, when it changes something, and back."""

import itertools
from functools import partial
from pathlib import Path

import pytest

from commands import livecard
from fakes import RUBRIC, TAUGHT
from livecard.cli import sharpened
from livecard.cli.options import Machine
from livecard.cli.parts import ENCODER, SHARPENED, Parts, chosen_rubric, signature
from livecard.cli.sharpen_options import Sharpening
from livecard.cli.sharpened import Kept
from livecard.cli.sharpening import sharpen, told
from livecard.cli.tagging_bench import tagger_maker
from livecard.cli.workspace import open_log
from livecard.errors import LivecardError
from livecard.events import EvidenceAccepted, EvidenceDismissed, SessionOpened, UtteranceFinished
from livecard.rating import RatingSettings
from livecard.session import Session
from livecard.speaker import Speaker
from livecard.tagging.sharpened import Sharpened, SharpenedTagger
from livecard.training.accepted import Gathered
from livecard.training.sharpening import Comparison, Decision, Judged

KEPT = Kept("captain", "e" * 64, Sharpened.of(TAUGHT, {"Crew": -0.4}), 3, 40, "0.1.0")
NAME = "senior-backend"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))
    return tmp_path


def test_what_is_kept_is_read_again_for_the_same_encoder(home: Path) -> None:
    sharpened.write(KEPT, sharpened.place("captain"))
    assert sharpened.kept("captain", "e" * 64) == KEPT
    assert sharpened.kept("pilot", "e" * 64) is None
    assert [one.name for one in (home / "sharpened").iterdir()] == ["captain.json"]


def test_what_was_made_for_another_encoder_is_not_used_and_says_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sharpened.write(KEPT, sharpened.place("captain"))
    assert sharpened.kept("captain", "f" * 64) is None
    assert "made for another encoder" in capsys.readouterr().err


def test_a_damaged_file_says_what_to_do(home: Path) -> None:
    sharpened.write(KEPT, sharpened.place("captain"))
    sharpened.place("captain").write_text("{")
    with pytest.raises(LivecardError, match="remove it, or make it anew"):
        sharpened.kept("captain", "e" * 64)


def test_it_can_be_taken_back(home: Path) -> None:
    assert not sharpened.take_back("captain")
    sharpened.write(KEPT, sharpened.place("captain"))
    assert sharpened.take_back("captain")
    assert sharpened.kept("captain", "e" * 64) is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Sharpening(accepted=["all"]), "say which rubric"),
        (Sharpening(apply=True), "say which rubric"),
        (Sharpening(rubric=NAME), "say which sessions"),
        (Sharpening(rubric=NAME, accepted=["nobody"]), "nobody"),
    ],
)
def test_what_is_missing_is_asked_for(home: Path, asked: Sharpening, said: str) -> None:
    assert asked.wanted
    with pytest.raises(LivecardError, match=said):
        sharpen(asked, None)


def test_a_session_held_with_another_rubric_is_named(home: Path) -> None:
    log = open_log()
    log.append("ferry", SessionOpened("ferry", RUBRIC, "call.wav"))
    log.close()
    with pytest.raises(LivecardError, match=f"ferry was held with captain, not with {NAME}"):
        sharpen(Sharpening(rubric=NAME, sessions=["ferry"]), None)


def test_the_report_advises_against_what_does_not_help() -> None:
    before = Judged(40, 30, 40, 0.75, 1.0, 0.5, 0.1)
    worse = Judged(40, 30, 35, 0.8, 0.9, 0.6, 0.2)
    some = Gathered((Decision("s", "Crew", (1.0, -0.1, 0.6), True),), 1, 2, 3, 4)
    lines = "\n".join(told([some], Comparison(before, worse), TAUGHT, KEPT.sharpened))
    assert "0.750 of 40" in lines
    assert "0.900 of 30" in lines
    assert "3 left undecided, 2 marked by hand, 4 read otherwise" in lines
    assert "Crew: -0.40 (1 decisions)" in lines
    assert "applying it is not advised" in lines
    better = "\n".join(told([some], Comparison(worse, before), TAUGHT, KEPT.sharpened))
    assert "not advised" not in better


def judged_sessions() -> None:
    """Three interviews of things that the rubric says may be said; testing is never accepted."""
    rubric = chosen_rubric(NAME, None)
    make = tagger_maker()
    sayings = [s for d in rubric.dimensions for a in d.anchors for s in a.sayings]
    log = open_log()
    for part in range(3):
        name = f"interview-{part}"
        session = Session(partial(log.append, name), lambda entry: None, RatingSettings())
        session.record(SessionOpened(name, rubric, "transcript"))
        tagger = make(rubric)
        for number, text in enumerate(itertools.islice(sayings, part, None, 3), 1):
            said = UtteranceFinished(number, Speaker.CANDIDATE, number, number + 0.9, text, ())
            session.record(said)
            for one in tagger.feed(said):
                session.record(one)
                no = one.dimension == "Testing & Reliability"
                decision = EvidenceDismissed if no else EvidenceAccepted
                session.record(decision(one.evidence))
    log.close()


@pytest.mark.models("sentence-encoder", "en-core-web-sm")
def test_it_changes_nothing_until_it_is_told_to_and_can_be_taken_back(home: Path) -> None:
    judged_sessions()
    words = ("train", "--rubric", NAME, "--accepted")
    done = livecard(home, *words, "interview-0", "interview-1", "interview-2")
    assert done.returncode == 0, done.stderr
    assert "Nothing was changed." in done.stdout
    assert "Each session judged by what the others taught" in done.stdout
    assert not (home / "sharpened").exists()

    done = livecard(home, *words, "all", "--apply", "--out", home / "there")
    assert done.returncode == 0, done.stderr
    assert "Applied" in done.stdout
    kept = sharpened.kept(NAME, signature(ENCODER))
    assert kept is not None
    assert kept.sharpened.offsets["Testing & Reliability"] < 0
    assert (home / "there" / f"{NAME}.json").is_file()

    parts = Parts(chosen_rubric(NAME, None), Machine())
    assert isinstance(parts.tagger(), SharpenedTagger)
    assert parts.loaded[-1].model == SHARPENED
    assert parts.loaded[-1].digest == kept.digest

    done = livecard(home, "train", "--rubric", NAME, "--take-back")
    assert "Taken back" in done.stdout
    assert sharpened.kept(NAME, signature(ENCODER)) is None


@pytest.mark.models("sentence-encoder", "en-core-web-sm")
def test_too_few_sessions_are_refused_in_one_line(home: Path) -> None:
    log = open_log()
    log.append("short", SessionOpened("short", chosen_rubric(NAME, None), "call.wav"))
    log.close()
    done = livecard(home, "train", "--rubric", NAME, "--accepted", "short")
    assert done.returncode == 2
    assert "too few to sharpen anything" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home / "sharpened").exists()
