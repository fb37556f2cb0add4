"""Minimal pairs: each way in which a member can be wrong, and what is told of it."""

import json

import msgspec
import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, counter, read, sentences
from livecard.bench.pairs import Expected, Member, Pair, by_kind, failures, judged, judged_pairs
from livecard.bench.remembered import Remembered
from livecard.tagging.match import Matcher
from livecard.tagging.reading import Reading
from livecard.tagging.tagger import Tagger

STRONG = f"Proven four praised: {RUBRIC.dimensions[0].anchors[2].text}"
WEAK = f"Proven two blamed: {RUBRIC.dimensions[0].anchors[0].text}"
TALK = "Yeah I can hear you fine, can you hear me too?"
ALONE = Expected((4,), "+", SEAMANSHIP)


def tagger() -> Tagger:
    return Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__)


def member(text: str, expect: Expected | None) -> Member:
    return Member("How do you dock?", text, expect)


@pytest.mark.parametrize(
    ("text", "expect", "why"),
    [
        (STRONG, ALONE, "right"),
        (STRONG, Expected((3, 4), "+", dimensions=(CREW, SEAMANSHIP)), "right"),
        (TALK, None, "right"),
        (STRONG, None, "false"),
        (TALK, ALONE, "missed"),
        (STRONG, Expected((4,), "+", CREW), "dimension"),
        (STRONG, Expected((5,), "+", SEAMANSHIP), "level"),
        (WEAK, ALONE, "polarity"),
    ],
)
def test_a_member_is_right_or_it_is_said_why_not(
    text: str, expect: Expected | None, why: str
) -> None:
    assert judged(tagger(), member(text, expect)).why == why


PAIRS = [
    Pair("negation", "captain", member(STRONG, ALONE), member(TALK, None)),
    Pair("negation", "captain", member(STRONG, ALONE), member(STRONG, None)),
    Pair("echo", "captain", member(TALK, ALONE), member(STRONG, None)),
]


def test_a_pair_counts_where_both_members_are_right() -> None:
    lines = list(by_kind(judged_pairs(PAIRS, lambda name: tagger())))
    assert [" ".join(line.split()) for line in lines] == [
        "negation 1 of 2 (1 false)",
        "echo 0 of 1 (1 false, 1 missed)",
        "all 1 of 3 (33.3%)",
    ]


def test_no_pairs_are_no_error() -> None:
    assert [" ".join(line.split()) for line in by_kind([])] == ["all 0 of 0 (0.0%)"]


def test_what_is_not_right_is_listed_with_what_was_found() -> None:
    listed = [json.loads(line) for line in failures(judged_pairs(PAIRS, lambda name: tagger()))]
    assert [(one["kind"], one["member"], one["why"]) for one in listed] == [
        ("negation", "b", "false"),
        ("echo", "a", "missed"),
        ("echo", "b", "false"),
    ]
    assert listed[0]["found"][0][0] == SEAMANSHIP
    assert listed[1]["expect"] == json.loads(msgspec.json.encode(ALONE))


def test_each_pair_is_read_for_its_own_rubric() -> None:
    asked: list[str] = []

    def fresh(name: str) -> Tagger:
        asked.append(name)
        return tagger()

    list(judged_pairs(PAIRS[:1], fresh))
    assert asked == ["captain", "captain"]


def test_what_was_read_once_is_not_read_again() -> None:
    asked: list[tuple[str, str]] = []

    def noted(text: str, question: str) -> Reading:
        asked.append((text, question))
        return read(text, question)

    remembered = Remembered(noted)
    for text, question in [("a", ""), ("a", ""), ("a", "b"), ("b", "a"), ("a", "b")]:
        assert remembered(text, question).evidence == read(text, question).evidence
    assert asked == [("a", ""), ("a", "b"), ("b", "a")]
