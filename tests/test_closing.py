"""What ends a card: the rules are held to the cases that the page is held to as well."""

import json
from pathlib import Path
from typing import Any

import pytest

from fakes import RUBRIC, found, said
from livecard.events import (
    Event,
    EvidenceAccepted,
    EvidenceMoved,
    LevelAdvised,
    NoteWritten,
    RatingGiven,
    SessionClosed,
    SessionOpened,
    VerdictGiven,
)
from livecard.rules.guards import Cited, filing, masked, spread
from livecard.rules.submitting import keeps_from_submitting
from livecard.rules.verdict import HIRE_SCALE
from livecard.scorecard import Scorecard

GOLDEN = Path(__file__).parent / "golden" / "closing.json"
CASES = json.loads(GOLDEN.read_text("utf-8"))


def kept(case: dict[str, Any]) -> list[str]:
    """What keeps such a card from being submitted."""
    events: list[Event] = [SessionOpened("s", RUBRIC, "call.wav"), said("I dock alone.")]
    for number, (dimension, polarity, level) in enumerate(case["accepted"], 1):
        events += [found(number), EvidenceMoved(number, dimension, level, polarity)]
        events += [EvidenceAccepted(number)]
    events += [RatingGiven(*given) for given in case["given"].items()]
    events += [NoteWritten(*note) for note in case["notes"].items()]
    events += [VerdictGiven(*case["verdict"])] if case["verdict"] else []
    events += [LevelAdvised(*case["advised"])] if case["advised"] else []
    events += [SessionClosed("over")] if case["closed"] else []
    card = Scorecard()
    for event in events:
        card.apply(event)
    return keeps_from_submitting(card)


@pytest.mark.parametrize("case", CASES["submitting"], ids=lambda case: case["name"])
def test_what_keeps_a_card_from_being_submitted(case: dict[str, Any]) -> None:
    assert kept(case) == case["problems"]


def test_the_hire_scale_is_the_pages() -> None:
    steps = [(one["step"], one["label"], one["meaning"]) for one in CASES["hire"]]
    assert steps == [(step, one.label, one.meaning) for step, one in HIRE_SCALE.items()]


def test_the_same_names_are_covered() -> None:
    for text, shown in CASES["covered"]:
        assert masked(text) == shown


def test_quotes_lie_in_the_same_quarters() -> None:
    for case in CASES["spread"]:
        told = spread([Cited("Crew", "", one) for one in case["starts"]], case["duration"])
        assert [list(told.quarters), told.late] == [case["quarters"], case["late"]]


def test_the_half_hour_ends_at_the_same_second() -> None:
    assert [filing(passed, done) for passed, done, _ in CASES["filing"]] == [
        stands for *_, stands in CASES["filing"]
    ]
