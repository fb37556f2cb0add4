"""What carries a rating and what a higher one would have needed: asked of the rating itself."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fakes import RUBRIC, SEAMANSHIP, found
from livecard.counterfactual import explained
from livecard.events import EvidenceFound
from livecard.explained import Explained, Stop, Stopped
from livecard.rating import LEVELS, RatingSettings, suggest

SETTINGS = RatingSettings()
DID, DESIGN = "Tell me about your last landing.", "How would you land in a gale?"


def why(evidence: Sequence[EvidenceFound], asked: str = DID) -> Explained | None:
    rated = suggest(SEAMANSHIP, evidence, SETTINGS)
    return explained(RUBRIC, rated, evidence, lambda utterance: asked, SETTINGS)


def told(evidence: Sequence[EvidenceFound], asked: str = DID) -> Explained:
    one = why(evidence, asked)
    assert one is not None
    return one


def stops(evidence: Sequence[EvidenceFound], asked: str = DID) -> dict[Stop, Stopped]:
    return {one.by: one for one in told(evidence, asked).stops}


def quotes(*levels: int) -> list[EvidenceFound]:
    """A sure quote of each level, each from an utterance of its own, numbered from 1."""
    return [found(i, LEVELS[one - 1], utterance=i) for i, one in enumerate(levels, 1)]


def test_without_evidence_there_is_nothing_to_explain() -> None:
    assert why([]) is None


def test_the_only_quote_carries_the_rating() -> None:
    one = told(quotes(4))
    assert one.carried == (1,)
    assert [(two.evidence, two.level) for two in one.without] == [(1, None)]


def test_where_quotes_agree_none_carries_the_rating_alone() -> None:
    one = told(quotes(4, 4, 4))
    assert one.carried == ()
    assert {two.level for two in one.without} == {4}


def test_the_quote_that_would_move_the_rating_is_named() -> None:
    evidence = quotes(5, 4)
    rated = suggest(SEAMANSHIP, evidence, SETTINGS).level
    one = told(evidence)
    assert rated == 5
    assert set(one.carried) == {1, 2}
    assert {two.evidence: two.level for two in one.without} == {1: 4, 2: 4}


def test_the_next_band_is_told_in_the_anchors_own_words() -> None:
    one = told(quotes(3))
    assert (one.next, one.anchor) == ("4", "I dock alone in strong cross wind with a spring line.")
    low = told(quotes(1, 1))
    assert (low.next, low.anchor) == ("3", "I dock safely when the weather is calm and dry.")


def test_above_a_five_there_is_nothing() -> None:
    one = told(quotes(5, 5, 5))
    assert (one.next, one.anchor, one.more, one.stops) == ("", "", None, ())


@pytest.mark.parametrize("levels", [(3,), (3, 3), (2, 2), (4, 4), (5,), (3, 3, 3, 3, 3)])
def test_so_many_more_quotes_are_enough_and_one_fewer_is_not(levels: tuple[int, ...]) -> None:
    evidence = quotes(*levels)
    one = told(evidence)
    target = {"3": 3, "4": 4, "5": 5}[one.next]
    for number in range(1, 4):
        further = [found(90 + i, LEVELS[target - 1], utterance=90 + i) for i in range(number)]
        reached = (suggest(SEAMANSHIP, [*evidence, *further], SETTINGS).level or 0) >= target
        assert reached == (one.more is not None and number >= one.more)


def test_a_five_rests_on_two_quotes() -> None:
    assert stops(quotes(5))["one five"].evidence == (1,)
    assert "one five" not in stops(quotes(4, 4))


def test_no_quote_of_the_next_level_is_a_reason() -> None:
    assert stops(quotes(3, 3))["none higher"].said == "no quote shows a 4 yet"
    assert "none higher" not in stops(quotes(3, 3, 3, 4))


def test_what_speaks_against_it_is_named_where_the_rating_would_be_higher_without() -> None:
    evidence = quotes(4, 4, 2, 2, 2)
    stop = stops(evidence)["negative"]
    assert stop.evidence == (3, 4, 5)
    assert stop.said.endswith("without, it would be a 4")


def test_what_speaks_against_it_and_does_not_hold_it_down_is_not_named() -> None:
    assert "negative" not in stops(quotes(4, 4, 4, 4, 2))


def test_lower_quotes_are_named_where_nothing_speaks_against_it() -> None:
    evidence = quotes(3, 3, 3, 4)
    assert suggest(SEAMANSHIP, evidence, SETTINGS).level == 3
    assert stops(evidence)["lower"].evidence == (1, 2, 3)


def test_would_is_a_reason_only_where_what_was_done_was_asked() -> None:
    evidence = [replace(one, doing="would") for one in quotes(3)]
    assert "would" in stops(evidence, DID)
    assert "would" not in stops(evidence, DESIGN)
    assert "would" not in stops(quotes(3), DID)


def test_prompted_is_a_reason_where_all_of_the_best_was_prompted() -> None:
    first, second = quotes(3, 3)
    assert "prompted" in stops([replace(first, prompted=True), replace(second, prompted=True)])
    assert "prompted" not in stops([replace(first, prompted=True), second])


def test_we_is_a_reason_where_nobody_says_i() -> None:
    first, second = quotes(3, 3)
    assert "we" in stops([replace(first, owner="we")])
    assert "we" not in stops([replace(first, owner="we"), replace(second, owner="I")])


def test_the_forms_that_no_quote_shows_are_missing() -> None:
    first, second = quotes(3, 3)
    first = replace(first, owner="I", shows=("behaviour",))
    second = replace(second, owner="I", shows=("behaviour", "reasoning"))
    assert told([first, second]).missing == ("artifact", "level")


def test_of_quotes_that_a_person_marked_no_form_is_called_missing() -> None:
    assert told(quotes(3, 3)).missing == ()


def test_without_a_rating_it_says_why_there_is_none() -> None:
    unsure = [replace(one, confidence=0.3) for one in quotes(4)]
    assert list(stops(unsure)) == ["unsure"]
    apart = stops(quotes(1, 5))
    assert list(apart) == ["apart"]
    assert apart["apart"].said == "the quotes point to levels from 1 to 5"
    assert told(quotes(1, 5)).next == ""


def test_a_quote_that_alone_keeps_the_rating_from_being_one_is_named() -> None:
    rated = told(quotes(1, 5))
    assert rated.carried == (1, 2)
    assert [one.level for one in rated.without] == [4, 1]


pieces = st.tuples(st.integers(1, 6), st.sampled_from(LEVELS), st.floats(0.0, 1.0))


@settings(deadline=None)
@given(st.lists(pieces, max_size=8))
def test_each_rating_without_a_quote_is_what_the_rating_model_says(
    drawn: list[tuple[int, int, float]],
) -> None:
    evidence = [
        found(i, LEVELS[level - 1], utterance=utterance, confidence=round(sure, 3))
        for i, (utterance, level, sure) in enumerate(drawn, 1)
    ]
    now = suggest(SEAMANSHIP, evidence, SETTINGS)
    one = why(evidence)
    assert (one is None) == (not evidence)
    for without in one.without if one else ():
        rest = [two for two in evidence if two.evidence != without.evidence]
        assert without.level == suggest(SEAMANSHIP, rest, SETTINGS).level
        assert (without.evidence in (one.carried if one else ())) == (without.level != now.level)
