"""Signals that can be counted, linked to the words that were counted."""

import pytest

from livecard.rules.counting import Spoken, admissions, clarifying_questions, started_at_once

ASKED = [
    Spoken("Okay. How many users is that? And may a notice arrive twice?", 12.0),
    Spoken("Right? Who runs it at night?", 30.0),
    Spoken("What does the provider allow per minute? Does it have to be exact?", 44.0),
    Spoken("Then I'd start with a cron job. Is that what you had in mind?", 60.0),
]


def test_r103_clarifying_questions_before_starting_are_counted_and_linked() -> None:
    counted = clarifying_questions(ASKED)
    assert counted.line == "asked 5 clarifying questions before starting"
    assert [one.start for one in counted.quotes] == [12.0, 12.0, 30.0, 44.0, 44.0]
    assert counted.quotes[0].text == "How many users is that?"


def test_r103_one_question_is_told_in_the_singular() -> None:
    assert clarifying_questions(ASKED[1:2]).line == "asked 1 clarifying question before starting"


@pytest.mark.parametrize(
    "text",
    [
        "Does that make sense?",
        "Can you hear me?",
        "Okay?",
        "What about the salary?",
        "How was your weekend?",
        "Sorry?",
    ],
)
def test_r103_small_talk_and_repair_are_not_counted(text: str) -> None:
    assert clarifying_questions([Spoken(text, 1.0)]).count == 0


def test_r119_starting_at_once_is_noticed() -> None:
    assert started_at_once([Spoken("I'd use Kafka for that. How many users?", 3.0)])
    assert not started_at_once(ASKED)
    assert not started_at_once([Spoken("Hello.", 0.0)])


def test_r124_saying_that_something_is_not_known_is_counted() -> None:
    counted = admissions([Spoken("I don't know how it locks. I'd look it up.", 9.0)])
    assert counted.count == 1
    assert counted.quotes[0].text == "I don't know how it locks."
    assert admissions([Spoken("I know how it locks.", 9.0)]).count == 0
