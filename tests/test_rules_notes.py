"""Notes are evidence and not impressions."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.rubrics.shelf import find
from livecard.rules.notes import keeps_from_submitting, missing_parts, remarks, summary, template
from livecard.rules.score import Scored


@pytest.mark.parametrize(
    "note",
    [
        "Seemed smart",
        "Nice conversation.",
        "I liked them",
        "Very confident and passionate",
        "Gut says yes",
        "Great guy, would enjoy working with him",
        "felt senior",
    ],
)
def test_r050_an_impression_without_an_example_is_flagged(note: str) -> None:
    (remark,) = remarks(note)
    assert remark.rule == "R050"
    assert remark.words.lower() in note.lower()


@pytest.mark.parametrize(
    "note",
    [
        "Candidate handled null input without prompting",
        "Asked five clarifying questions, then compared two stores by cost.",
        "Seemed unsure at first, then said “I would measure it before I change it”.",
        "Split the service in two because one part needs its own scaling.",
        "Could not say what happens when the queue is full.",
        "",
    ],
)
def test_r100_what_was_said_or_done_is_fine(note: str) -> None:
    assert remarks(note) == []


@pytest.mark.parametrize("note", ["Not impressed", "unimpressed by this one", "I was impressed"])
def test_r114_being_impressed_or_not_is_no_feedback(note: str) -> None:
    assert remarks(note)[0].rule == "R114"


def test_r104_culture_fit_in_a_note_is_flagged_even_beside_evidence() -> None:
    note = "Good culture fit: said “I write tests first”."
    (remark,) = remarks(note)
    assert remark.rule == "R104"
    assert "values alignment" in remark.mend


def test_r130_potential_needs_todays_evidence() -> None:
    assert remarks("High potential")[0].rule == "R130"
    assert remarks("High potential: said “I had the parser running in three weeks”") == []


def test_r020_a_rating_with_neither_quote_nor_note_keeps_the_card_from_being_submitted() -> None:
    ratings: dict[str, Scored] = {"A": 4, "B": 3, "C": 2, "D": None, "E": "not observed"}
    problems = keeps_from_submitting(ratings, {"A": ["I did"], "B": ["  "]}, {"C": "Said no."})
    assert [problem.split(" ")[0] for problem in problems] == ["B"]


FULL = """Problem: retries charged twice.
Decision: a key for each charge.
Trade-off: a lookup more per call.
Impact: double charges from 40 a week to none.
Reflection: would load-test it first today.
"""


def test_r090_a_note_of_five_parts_is_complete() -> None:
    assert missing_parts(FULL) == []


def test_r090_missing_and_empty_parts_are_named() -> None:
    assert missing_parts(FULL.replace("Impact: double charges from 40 a week to none.\n", "")) == [
        "impact"
    ]
    assert missing_parts(template()) == [
        "problem",
        "decision",
        "trade-off",
        "impact",
        "reflection",
    ]
    assert missing_parts("Decision: a key.") == ["problem", "trade-off", "impact", "reflection"]


def test_r101_the_summary_is_made_from_the_levels() -> None:
    pillars = find("four-pillars")
    ratings: dict[str, Scored] = {
        "Execution & Coding": 4,
        "Collaboration & Communication": 5,
        "Architecture & Trade-Offs": 3,
        "Ownership & Debugging Mindset": 2,
    }
    assert summary(pillars, ratings) == (
        "Strong on Execution & Coding and Collaboration & Communication, "
        "OK on Architecture & Trade-Offs, weak on Ownership & Debugging Mindset"
    )


def test_r101_what_was_not_seen_is_told_and_not_called_weak() -> None:
    pillars = find("four-pillars")
    line = summary(pillars, {"Execution & Coding": "not observed"})
    assert line.startswith("Not seen: Execution & Coding,")
    assert "weak" not in line


@given(st.text(max_size=200))
def test_any_note_can_be_looked_at(note: str) -> None:
    assert all(remark.mend for remark in remarks(note))
    assert len(missing_parts(note)) <= 5


NOTES = json.loads((Path(__file__).parent / "golden" / "notes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", NOTES, ids=lambda one: one["note"])
def test_the_page_is_held_to_the_same_remarks(case: dict[str, str | list[list[str]]]) -> None:
    note = str(case["note"])
    assert [[one.rule, one.words] for one in remarks(note)] == case["remarks"]
