"""A transcript file in, evidence and ratings out: the contract of `livecard score`."""

import json
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import CREW, RUBRIC, SEAMANSHIP, found, said
from livecard.events import Event, RatingSuggested, SessionOpened
from livecard.scorecard import Scorecard
from livecard.scoring import BadTranscript, Turn, parse, scored, utterances
from livecard.speaker import Speaker


def folded(*events: Event) -> Scorecard:
    scorecard = Scorecard()
    for event in (SessionOpened("s", RUBRIC, "transcript"), *events):
        scorecard.apply(event)
    return scorecard


def test_turns_are_read_and_other_keys_ignored() -> None:
    text = '{"id":1,"turns":[{"speaker":"candidate","text":"I did.","mood":"calm","end":2.5}]}'
    assert parse(text.encode(), "t.json") == (Turn(Speaker.CANDIDATE, "I did.", None, 2.5),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "t.json is no transcript"),
        (b"{", "t.json is no transcript"),
        (b"[]", "t.json is no transcript"),
        (b'{"turns":3}', "at `$.turns`"),
        (b'{"turns":[{"speaker":"candidate"}]}', "missing required field `text`"),
        (b'{"turns":[{"speaker":"dog","text":"woof"}]}', "Invalid enum value 'dog'"),
        (b'{"turns":[{"speaker":"candidate","text":"\xff"}]}', "t.json is no transcript"),
        (b'{"turns":' + b"[" * 100_000, "t.json is no transcript"),
        (b'{"turns":[]}', "t.json has no turns"),
    ],
)
def test_what_is_no_transcript_is_refused_in_one_line(text: bytes, why: str) -> None:
    with pytest.raises(BadTranscript) as raised:
        parse(text, "t.json")
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_turns_or_a_bad_transcript(text: bytes) -> None:
    with suppress(BadTranscript):
        assert parse(text, "t.json")


def test_utterances_are_numbered_as_their_turns_and_empty_ones_left_out() -> None:
    turns = [Turn(Speaker.CANDIDATE, one) for one in ("Hello there.", "  \n", "I dock.")]
    assert [(one.utterance, one.text) for one in utterances(turns)] == [
        (1, "Hello there."),
        (3, "I dock."),
    ]


def test_a_turn_without_times_follows_the_one_before_at_a_talkers_pace() -> None:
    turns = [
        Turn(Speaker.CANDIDATE, "one two three four five"),
        Turn(Speaker.CANDIDATE, "one two three four five", 10.0, 14.0),
        Turn(Speaker.CANDIDATE, "one two three four five"),
    ]
    times = [(one.start, one.end) for one in utterances(turns)]
    assert times == [(0.0, 2.0), (10.0, 14.0), (14.0, 16.0)]


def test_each_quote_is_exactly_a_slice_of_its_turn() -> None:
    texts = {1: "I dock alone.", 3: "I brief them."}
    result = scored(
        folded(
            *(said(text, number) for number, text in texts.items()),
            found(7, utterance=3, to=7, dimension=CREW),
            found(8, utterance=1, to=6),
        )
    )
    assert [(one.turn, one.quote) for one in result.evidence] == [(0, "I dock"), (2, "I brief")]
    for one in result.evidence:
        assert one.quote == texts[one.turn + 1][one.from_ : one.to]


def test_ratings_point_at_places_in_the_list_of_evidence() -> None:
    result = scored(
        folded(
            said("I dock alone.", 1),
            said("I brief them.", 2),
            found(5, utterance=2, dimension=CREW),
            found(6, utterance=1),
            RatingSuggested(CREW, 4, 3.1, 4.8, (5,)),
        )
    )
    assert result.ratings[CREW].evidence == (1,)
    assert result.ratings[CREW].level == 4
    assert result.ratings[SEAMANSHIP] == type(result.ratings[CREW])(None, None, None, ())


def test_the_final_score_says_how_much_of_the_weight_it_rests_on() -> None:
    crew = RatingSuggested(CREW, 2, 1.0, 3.0, ())
    ship = RatingSuggested(SEAMANSHIP, 4, 3.0, 5.0, ())
    nothing = scored(folded()).final
    assert (nothing.average, nothing.weight) == (None, 0.0)
    part = scored(folded(crew)).final
    assert (part.average, part.weight) == (2.0, 40.0)
    whole = scored(folded(crew, ship)).final
    assert (whole.average, whole.weight) == (3.2, 100.0)


def test_the_json_has_the_fields_that_others_rely_on() -> None:
    result = scored(folded(said("I dock."), found(1)))
    raw = json.loads(msgspec.json.encode(result))
    assert set(raw) == {"evidence", "ratings", "final"}
    assert set(raw["evidence"][0]) == {
        "turn",
        "from",
        "to",
        "quote",
        "dimension",
        "level",
        "polarity",
        "confidence",
    }
    assert set(raw["ratings"][CREW]) == {"level", "low", "high", "evidence"}
