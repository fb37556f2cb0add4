"""Conversations with no scorecard behind them: who speaks, how long, how much is suggested."""

import pytest

from fakes import CREW, RUBRIC, TAUGHT, counter, read, sentences
from livecard.bench.talk import (
    Conversation,
    Said,
    counted,
    parse,
    pieces,
    plain,
    suggested,
    table,
    utterances,
)
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

BOLD = r"""**Ann Host:** Welcome! \[laughter\]

**Bo Guest:** Thanks for [having](https://example.org/a) me.

\[03:57\] I like episode \#49.

**Break:** \[05:00\] Buy this.

**Ann Host:** Bye.
"""
STAMPED = """# Transcript

## Details
Interviewer is Ann.

Ann Host  0:21
Hello there.

Bo Guest  1:00:30
I am here now, with you.
"""
CREWS = f"Proven three praised: {RUBRIC.dimensions[1].anchors[1].text}"


def test_bold_names_begin_turns_and_paragraphs_go_on_with_them() -> None:
    found = parse("one", BOLD)
    assert found is not None
    assert [(one.name, one.text) for one in found.turns] == [
        ("Ann Host", "Welcome!"),
        ("Bo Guest", "Thanks for having me. I like episode #49."),
        ("Ann Host", "Bye."),
    ]
    assert (found.host, found.timed) == ("Ann Host", False)
    assert found.seconds == pytest.approx(10 / 2.5)


def test_names_with_times_begin_turns_and_say_how_long_it_was() -> None:
    found = parse("two", STAMPED)
    assert found is not None
    assert [one.name for one in found.turns] == ["Ann Host", "Bo Guest"]
    assert found.timed
    assert found.seconds == pytest.approx(3630 + 6 / 2.5)


def test_a_transcript_without_two_names_is_none() -> None:
    assert parse("three", "00:00.000 --> 00:27.640\nHello, everyone.\n") is None
    assert parse("four", "**Ann Host:** I am alone.\n") is None


def test_marks_of_the_transcriber_are_not_words() -> None:
    assert plain(r"\[03:57\] We did \[laughs\] it") == "We did it"
    assert plain(r"in [Boundaries](https://example.org/w?v=1) \*only\*") == "in Boundaries *only*"


def test_a_long_turn_is_divided_at_the_end_of_a_sentence() -> None:
    assert pieces("One two. Three four. Five.", 1.2) == ["One two. Three four.", "Five."]
    assert pieces("One two three.", 60.0) == ["One two three."]
    assert pieces("One two three. Four five six.", 0.4) == ["One two three.", "Four five six."]


def test_the_host_asks_and_everybody_else_answers() -> None:
    some = Conversation("x", (Said("A", "a b"), Said("B", "c"), Said("C", "d e f")), 1.0, False)
    assert [(one.utterance, one.speaker, one.text) for one in utterances(some)] == [
        (1, Speaker.INTERVIEWER, "a b"),
        (2, Speaker.CANDIDATE, "c"),
        (3, Speaker.CANDIDATE, "d e f"),
    ]


def test_suggestions_are_listed_with_their_question_and_counted_by_the_hour() -> None:
    turns = (Said("A", "How do you land?"), Said("B", CREWS), Said("A", CREWS))
    some = Conversation("x", turns, 1800.0, True)
    tagger = Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__)
    found = list(suggested(some, tagger, utterances(some)))
    assert [(one.question, one.dimension, one.polarity) for one in found] == [
        ("How do you land?", CREW, "+")
    ]
    assert found[0].quote in CREWS
    count = counted(some, found)
    assert (count.positive, count.negative, count.an_hour) == (1, 0, 2.0)
    assert count.words == len(CREWS.split())
    assert list(table([count, count]))[-1].endswith("| 2 | 0 | 2.0 |")
