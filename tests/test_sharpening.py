"""Sharpening on simulated decisions, where the right answer is known."""

import random
from collections.abc import Iterator

import numpy as np
import pytest

from fakes import RUBRIC, SEAMANSHIP, TAUGHT, found, read, said, sentences
from livecard.errors import LivecardError
from livecard.tagging.match import Matcher, Signs
from livecard.tagging.reading import logistic, logit
from livecard.tagging.sharpened import Sharpened, SharpenedTagger
from livecard.tagging.tagger import Tagger
from livecard.training.sharpening import Decision, compared, sharpened

SHIPPED = Sharpened.of(TAUGHT)
NAMES = ("Crew", "Navigation", "Seamanship")


def simulated(truth: Sharpened, sessions: int, each: int = 20, seed: int = 1) -> list[Decision]:
    """Suggestions that livecard would show as shipped, judged by interviewers of that truth."""
    chance = random.Random(seed)
    return [
        Decision(f"s{session}", name, signs, chance.random() < truth.belief(signs, name))
        for session in range(sessions)
        for name, signs in _shown(chance, each)
    ]


def _shown(chance: random.Random, wanted: int) -> Iterator[tuple[str, Signs]]:
    while wanted:
        name = chance.choice(NAMES)
        signs = (chance.gauss(0.5, 2.0), -abs(chance.gauss(0.0, 1.0)), chance.gauss(0.5, 0.15))
        if SHIPPED.belief(signs, name) >= SHIPPED.threshold:
            wanted -= 1
            yield name, signs


def apart(one: Sharpened, other: Sharpened, decisions: list[Decision]) -> float:
    """How far their beliefs lie apart on average."""
    return float(
        np.mean(
            [
                abs(one.belief(d.signs, d.dimension) - other.belief(d.signs, d.dimension))
                for d in decisions
            ]
        )
    )


HARSH = Sharpened(-2.0, 1.0, 0.5, 1.0, 0.5)
UNEVEN = Sharpened(0.0, 1.0, 0.5, 1.0, 0.5, {"Crew": -1.5, "Navigation": 0.8})


def test_interviewers_who_agree_with_what_shipped_leave_it_nearly_as_it_is() -> None:
    decisions = simulated(SHIPPED, sessions=30)
    fitted = sharpened(decisions, TAUGHT)
    assert apart(fitted, SHIPPED, decisions) < 0.05
    assert abs(fitted.threshold - SHIPPED.threshold) <= 0.05


@pytest.mark.parametrize("truth", [HARSH, UNEVEN])
def test_with_many_decisions_it_comes_near_the_truth(truth: Sharpened) -> None:
    decisions = simulated(truth, sessions=60)
    fitted = sharpened(decisions, TAUGHT)
    assert apart(SHIPPED, truth, decisions) > 0.1
    assert apart(fitted, truth, decisions) < 0.04


def test_more_decisions_overrule_what_shipped_further() -> None:
    everything = simulated(HARSH, sessions=80)
    far = [
        apart(sharpened(simulated(HARSH, sessions=count), TAUGHT), HARSH, everything)
        for count in (3, 80)
    ]
    assert far[1] < far[0] < apart(SHIPPED, HARSH, everything)


def test_harsh_interviewers_raise_precision_on_sessions_it_has_not_seen() -> None:
    comparison = compared(simulated(HARSH, sessions=20), TAUGHT)
    before, after = comparison.before, comparison.after
    assert before.decisions == after.decisions == 400
    assert (after.precision or 0) > (before.precision or 0) + 0.05
    assert (after.log_loss or 9) < (before.log_loss or 0)
    assert (after.calibration_error or 9) < (before.calibration_error or 0)
    assert after.shown < before.shown == 400
    assert before.kept == 1.0


def test_a_dimension_has_an_offset_only_with_enough_decisions() -> None:
    decisions = [d for d in simulated(UNEVEN, sessions=10) if d.dimension != "Crew"]
    few = [d for d in simulated(UNEVEN, sessions=10, seed=2) if d.dimension == "Crew"][:9]
    assert "Crew" not in sharpened([*decisions, *few], TAUGHT).offsets
    more = [d for d in simulated(UNEVEN, sessions=10, seed=2) if d.dimension == "Crew"][:40]
    offsets = sharpened([*decisions, *more], TAUGHT).offsets
    assert offsets["Crew"] < -0.2 < offsets["Navigation"]


def test_the_order_of_decisions_does_not_matter() -> None:
    decisions = simulated(UNEVEN, sessions=5)
    assert sharpened(decisions, TAUGHT) == sharpened(decisions[::-1], TAUGHT)


def test_what_is_accepted_without_exception_stays_finite() -> None:
    decisions = [
        Decision(d.session, d.dimension, d.signs, i % 20 != 0)
        for i, d in enumerate(simulated(SHIPPED, sessions=10))
    ]
    fitted = sharpened(decisions, TAUGHT)
    assert all(abs(one) < 5 for one in (fitted.bias, fitted.evidence, fitted.cosine))


@pytest.mark.parametrize(
    ("decisions", "said_so"),
    [
        ([], "0 sessions with 0 decisions"),
        (simulated(HARSH, sessions=2), "2 sessions with 40 decisions"),
        (simulated(HARSH, sessions=3, each=9), "3 sessions with 27 decisions"),
        (
            [Decision(d.session, d.dimension, d.signs, True) for d in simulated(HARSH, 4)],
            r"80 right, 0 wrong",
        ),
    ],
)
def test_too_little_is_refused_with_what_it_takes(decisions: list[Decision], said_so: str) -> None:
    with pytest.raises(LivecardError, match=said_so):
        sharpened(decisions, TAUGHT)
    with pytest.raises(LivecardError, match="it takes 3 sessions, 30 decisions"):
        compared(decisions, TAUGHT)


SURE, LIKELY = "Likely four praised: I dock alone.", "Doubtful four praised: I dock alone."


def evidence(tagger: Tagger, text: str) -> list[tuple[int, str, float]]:
    return [
        (one.evidence, one.dimension, one.confidence)
        for one in tagger.feed(said(f"{text} And that was in a strong cross wind."))
    ]


def plain() -> Tagger:
    return Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, iter(range(1, 99)).__next__)


def leaning(offset: float) -> Tagger:
    by = Sharpened.of(TAUGHT, {SEAMANSHIP: offset})
    return SharpenedTagger(
        Matcher(RUBRIC, read, by.taught(TAUGHT)), by, sentences, iter(range(1, 99)).__next__
    )


def test_what_shipped_as_sharpened_suggests_the_same() -> None:
    for text in (SURE, LIKELY):
        assert evidence(leaning(0.0), text) == evidence(plain(), text)


def test_an_offset_shows_what_was_hidden_and_hides_what_was_shown() -> None:
    [(number, dimension, confidence)] = evidence(plain(), SURE)
    [(again, _, surer)] = evidence(leaning(0.5), SURE)
    assert (number, again, dimension) == (1, 1, SEAMANSHIP)
    assert surer == pytest.approx(logistic(logit(confidence) + 0.5), abs=0.002)
    assert evidence(leaning(-3.0), SURE) == []
    assert evidence(plain(), LIKELY) == []
    assert len(evidence(leaning(3.0), LIKELY)) == 1


def test_evidence_that_an_offset_puts_under_the_threshold_is_not_worth_a_glance() -> None:
    by = Sharpened.of(TAUGHT, {SEAMANSHIP: -1.0})
    assert by.offset(found(1, confidence=0.6)) is None
    kept = by.offset(found(1, confidence=0.9))
    assert kept is not None
    assert kept.confidence == pytest.approx(0.768, abs=0.001)
