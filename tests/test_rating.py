"""The provisional rating: what it may never do, whatever the evidence."""

from collections.abc import Sequence
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from fakes import CREW, found
from livecard.events import EvidenceFound, Rating, RatingSuggested
from livecard.rating import LEVELS, RatingSettings, suggest

SETTINGS = RatingSettings()


def rated(evidence: Sequence[EvidenceFound]) -> RatingSuggested:
    return suggest(CREW, evidence, SETTINGS)


def sure(*levels: Rating, confidence: float = 0.9) -> list[EvidenceFound]:
    """A piece of evidence for each level, each from an utterance of its own."""
    return [found(i, one, utterance=i, confidence=confidence) for i, one in enumerate(levels, 1)]


pieces = st.tuples(st.integers(1, 6), st.sampled_from(LEVELS), st.floats(0.0, 1.0))


@st.composite
def some_evidence(draw: st.DrawFn) -> list[EvidenceFound]:
    drawn = draw(st.lists(pieces, max_size=12))
    return [
        found(number, level, utterance=utterance, confidence=round(confidence, 3))
        for number, (utterance, level, confidence) in enumerate(drawn, 1)
    ]


def test_silence_is_never_a_rating() -> None:
    assert rated([]) == RatingSuggested(CREW, None, None, None, ())


def test_one_sure_piece_of_evidence_gives_its_level() -> None:
    assert [rated(sure(level)).level for level in (2, 3, 4)] == [2, 3, 4]


def test_nothing_sure_gives_no_rating_however_much_there_is() -> None:
    unsure = RatingSettings().enough - 0.01
    suggestion = rated([found(i, utterance=i, confidence=unsure) for i in range(20)])
    assert (suggestion.level, suggestion.low, suggestion.high) == (None, None, None)
    assert len(suggestion.evidence) == 20


def test_a_five_rests_on_two_utterances() -> None:
    assert rated(sure(5)).level == 4
    assert rated(sure(5, 1)).level != 5
    assert rated(sure(5, 4)).level == 5
    assert rated(sure(5, 4, 4, 4)).level == 4
    assert rated(sure(5, 5, 5)).level == 5
    same = [found(1, 5, confidence=0.9), found(2, 5, confidence=0.8), found(3, 5, confidence=0.7)]
    assert rated(same).level == 4


def test_one_outlier_moves_little() -> None:
    assert rated(sure(4, 4, 4, 4)).level == 4
    assert rated(sure(4, 4, 4, 4, 1)).level == 4


def test_agreement_narrows_the_interval() -> None:
    def width(one: RatingSuggested) -> float:
        assert one.low is not None
        assert one.high is not None
        return one.high - one.low

    assert width(rated(sure(3, 3, 3))) < width(rated(sure(3))) < width(rated(sure(2, 5)))


def test_an_interval_over_most_of_the_scale_says_nothing() -> None:
    settings = RatingSettings(widest=1.0)
    suggestion = suggest(CREW, sure(1, 5), settings)
    assert suggestion.level is None
    assert suggestion.low is not None


@given(some_evidence())
def test_the_rating_lies_within_the_levels_seen(evidence: list[EvidenceFound]) -> None:
    suggestion = rated(evidence)
    assume(suggestion.level is not None)
    seen = [one.level for one in evidence]
    alone = set(seen) == {5}
    assert (4 if alone else min(seen)) <= (suggestion.level or 0) <= max(seen)


@given(some_evidence())
def test_the_interval_lies_on_the_scale(evidence: list[EvidenceFound]) -> None:
    suggestion = rated(evidence)
    if suggestion.level is not None:
        assert suggestion.low is not None
        assert suggestion.high is not None
    if suggestion.low is not None and suggestion.high is not None:
        assert 1.0 <= suggestion.low <= suggestion.high <= 5.0


@given(some_evidence(), st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(
    evidence: list[EvidenceFound], chance: Random
) -> None:
    shuffled = list(evidence)
    chance.shuffle(shuffled)
    one, other = rated(evidence), rated(shuffled)
    assert (one.level, one.low, one.high) == (other.level, other.low, other.high)


@given(some_evidence(), st.data())
def test_the_same_point_made_again_in_one_utterance_changes_nothing(
    evidence: list[EvidenceFound], data: st.DataObject
) -> None:
    assume(evidence)
    one = data.draw(st.sampled_from(evidence))
    again = replace(one, evidence=99, confidence=one.confidence / 2)
    assert rated([*evidence, again]) == rated(evidence)


@given(st.lists(st.sampled_from(LEVELS), min_size=1, max_size=6), st.floats(0.5, 1.0))
def test_one_step_up_in_the_evidence_never_lowers_the_rating(
    levels: list[Rating], confidence: float
) -> None:
    before = rated(sure(*levels, confidence=confidence)).level
    higher = [LEVELS[min(one, 4)] for one in levels]
    after = rated(sure(*higher, confidence=confidence)).level
    if before is not None and after is not None:
        assert after >= before


@given(some_evidence())
def test_it_names_the_evidence_that_it_rests_on(evidence: list[EvidenceFound]) -> None:
    rests_on = rated(evidence).evidence
    assert set(rests_on) <= {one.evidence for one in evidence}
    assert list(rests_on) == sorted(set(rests_on))
    assert len(rests_on) == len({(one.utterance, one.level) for one in evidence})


@given(some_evidence(), st.sampled_from(LEVELS), st.floats(0.0, 1.0))
def test_one_more_piece_never_moves_the_rating_away_from_its_own_level(
    evidence: list[EvidenceFound], level: Rating, confidence: float
) -> None:
    before = rated(evidence).level
    after = rated([*evidence, found(99, level, utterance=99, confidence=confidence)]).level
    assume(before is not None and after is not None)
    assert (after or 0) >= (before or 0) or level < (before or 0)
    confirmed = before == 4 and level == 4 and after == 5
    assert (after or 0) <= (before or 0) or level > (before or 0) or confirmed


@given(some_evidence(), st.data(), st.floats(0.0, 1.0))
def test_a_surer_piece_never_moves_the_rating_away_from_its_own_level(
    evidence: list[EvidenceFound], data: st.DataObject, more: float
) -> None:
    assume(evidence)
    apart = [replace(one, utterance=number) for number, one in enumerate(evidence)]
    at = data.draw(st.integers(0, len(apart) - 1))
    one = apart[at]
    surer = [*apart]
    surer[at] = replace(one, confidence=max(one.confidence, more))
    before, after = rated(apart).level, rated(surer).level
    assume(before is not None and after is not None)
    assert (after or 0) >= (before or 0) or one.level < (before or 0)
    assert (after or 0) <= (before or 0) or one.level > (before or 0)


@given(st.sampled_from(LEVELS[:4]), st.integers(1, 12), st.floats(0.5, 1.0))
def test_the_same_level_said_over_and_over_is_that_level_at_most(
    level: Rating, times: int, confidence: float
) -> None:
    assert rated(sure(*[level] * times, confidence=confidence)).level in (level, None)
