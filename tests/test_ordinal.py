"""A weak, a middling and a strong answer to one prompt are banded in that order (R083)."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from livecard.cli.parts import chosen_rubric
from livecard.cli.tagging_bench import tagger_maker
from livecard.events import Entry, SessionOpened
from livecard.rating import RatingSettings
from livecard.rubric import Rubric
from livecard.scoring import Turn, utterances
from livecard.session import Session
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger

ROWS = json.loads((Path(__file__).parent / "ordinal" / "answers.json").read_text("utf-8"))
GRADES = ("weak", "middling", "strong")
NOT_YET: frozenset[str] = frozenset()
"""Rows whose order the shipped encoder does not see; shorten this, never add without a reason."""


@cache
def maker() -> Callable[[Rubric], Tagger]:
    return tagger_maker()


def banded(rubric: Rubric, dimension: str, question: str, answer: str) -> str | None:
    """The band that is suggested after one answer; None where there is not enough evidence."""
    tagger = maker()(rubric)
    session = Session(lambda event: Entry(0, "", event), lambda entry: None, RatingSettings())
    session.record(SessionOpened("ordinal", rubric, "transcript"))
    turns = (Turn(Speaker.INTERVIEWER, question), Turn(Speaker.CANDIDATE, answer))
    for utterance in utterances(turns):
        session.record(utterance)
        for evidence in tagger.feed(utterance):
            session.record(evidence)
    suggested = session.scorecard.suggested.get(dimension)
    level = suggested.level if suggested else None
    return rubric.band(level).label if level is not None else None


def bands(row: dict[str, str]) -> tuple[str | None, ...]:
    rubric = chosen_rubric(row["rubric"], None)
    return tuple(banded(rubric, row["dimension"], row["question"], row[grade]) for grade in GRADES)


def in_order(found: tuple[str | None, ...], rubric: Rubric) -> bool:
    """No step down from left to right, and one up on the whole; no rating is under every band."""
    rank: dict[str | None, int] = {None: 0, **{band.label: band.low for band in rubric.bands}}
    ranks = [rank[one] for one in found]
    return ranks == sorted(ranks) and ranks[-1] > ranks[0]


def test_a_step_down_or_no_step_at_all_is_not_in_order() -> None:
    rubric = chosen_rubric("senior-backend", None)
    assert in_order((None, "3", "4"), rubric)
    assert in_order(("1–2", "1–2", "3"), rubric)
    assert not in_order(("3", "1–2", "4"), rubric)
    assert not in_order((None, None, None), rubric)
    assert not in_order(("4", "4", "4"), rubric)


def test_each_row_names_a_dimension_of_its_rubric_and_no_two_answers_are_alike() -> None:
    assert len(ROWS) == 5
    for row in ROWS:
        assert chosen_rubric(row["rubric"], None).dimension(row["dimension"])
        assert len({row[grade] for grade in GRADES}) == 3


@pytest.mark.models("sentence-encoder", "en-core-web-sm")
def test_R083_the_suggested_band_never_falls_from_a_weak_to_a_strong_answer() -> None:
    found = {row["row"]: (bands(row), row["rubric"]) for row in ROWS}
    for name, (three, _) in found.items():
        print(f"{name:28} {' · '.join(one or 'no rating' for one in three)}")
    falling = {
        name
        for name, (three, rubric) in found.items()
        if not in_order(three, chosen_rubric(rubric, None))
    }
    assert falling == NOT_YET, found
