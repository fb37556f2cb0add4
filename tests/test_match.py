"""The matcher: which dimension and band, what for, and when it would rather say nothing."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, above, read, vector
from livecard.events import Polarity, Rating
from livecard.rating import LEVELS
from livecard.rubric import Anchor, Band, Dimension, Rubric
from livecard.tagging.dimensions import Dimensions, Heard
from livecard.tagging.match import Match, Matcher, Taught
from livecard.tagging.reading import Reading, Vector

ANCHORS = [(dimension, anchor) for dimension in RUBRIC.dimensions for anchor in dimension.anchors]
MATCHER = Matcher(RUBRIC, read, TAUGHT)
SKIPPER = RUBRIC.dimensions[0]
DOCKS_ALONE = SKIPPER.anchors[2].text
NAMED: dict[str, Rating] = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def heard(reading: Reading, text: str = "", rubric: Rubric = RUBRIC) -> Heard:
    """A unit so read, before anything else was asked or said."""
    dimensions = Dimensions(rubric, read, TAUGHT.sharpness)
    return dimensions.heard(text, "", reading, dimensions.topic())


def best(matcher: Matcher, reading: Reading, rubric: Rubric = RUBRIC) -> Match | None:
    return next(matcher.matches(heard(reading, rubric=rubric)), None)


def matched(text: str, rubric: Rubric = RUBRIC, taught: Taught = TAUGHT) -> Match | None:
    return best(Matcher(rubric, read, taught), read(text, ""), rubric)


def certain(text: str, rubric: Rubric = RUBRIC) -> Match:
    """The match of a text that must have one."""
    match = matched(text, rubric)
    assert match is not None, text
    return match


logits = st.floats(-12, 12)
vectors = st.lists(
    st.sampled_from(["I", "dock", "crew", "orders", "wind", "briefed", "fleet", "tea"]), max_size=6
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Whatever an encoder may make of a unit, however little sense it makes."""
    levels = draw(st.tuples(logits, logits, logits, logits) | st.sampled_from(LEVELS).map(above))
    near = draw(vectors.map(vector) | st.sampled_from(ANCHORS).map(_as_anchored))
    return Reading(near, draw(logits), levels, draw(logits))


def _as_anchored(named: tuple[Dimension, Anchor]) -> Vector:
    return read(named[1].text, "").vector


@pytest.mark.parametrize(
    ("band", "marks"),
    [
        ("1–2", "two blamed"),
        ("3", "three praised"),
        ("4", "four praised"),
        ("5", "five praised"),
    ],
)
def test_the_words_of_an_anchor_match_that_anchor(band: str, marks: str) -> None:
    for dimension in RUBRIC.dimensions:
        anchor = dimension.anchor(band)
        match = certain(f"proven {marks}: {anchor.text}")
        assert (match.dimension, match.band, match.matched) == (dimension.name, band, anchor.text)
        assert match.similarity == pytest.approx(1.0)
        assert match.confidence > 0.9


@pytest.mark.parametrize("level", LEVELS)
def test_where_all_bands_are_equally_near_the_level_is_the_one_that_was_read(level: Rating) -> None:
    anchors = tuple(structs.replace(one, text="I dock.") for one in SKIPPER.anchors)
    rubric = structs.replace(
        RUBRIC, dimensions=(structs.replace(SKIPPER, anchors=anchors), RUBRIC.dimensions[1])
    )
    steps = tuple(9.0 if level > one else -9.0 for one in LEVELS[:-1])
    reading = Reading(read("I dock.", "").vector, 6.0, steps, 6.0 if level > 2 else -6.0)
    match = best(Matcher(rubric, read, TAUGHT), reading, rubric)
    assert match
    assert match.level == level


def test_where_the_level_is_open_the_nearest_anchor_decides() -> None:
    open_ = Reading(read(DOCKS_ALONE, "").vector, 6.0, (4.0, 4.0, 0.0, -1.0), 6.0)
    calm = replace(open_, vector=read(SKIPPER.anchors[1].text, "").vector)
    levels = [match.level for one in (open_, calm) if (match := best(MATCHER, one))]
    assert levels == [4, 3]


def test_a_level_is_no_higher_than_the_first_step_that_was_not_reached() -> None:
    fair = structs.replace(TAUGHT, doubt=0.5)
    torn = Reading(vector(["dock"]), 6.0, (4.0, -4.0, 4.0, 4.0), 0.0)
    match = best(Matcher(RUBRIC, read, fair), torn)
    assert match
    assert match.level == 2


def test_a_saying_of_the_rubric_is_what_it_matches() -> None:
    saying = "fingers crossed every morning"
    first = structs.replace(SKIPPER.anchors[0], sayings=(saying,))
    skipper = structs.replace(SKIPPER, anchors=(first, *SKIPPER.anchors[1:]))
    rubric = structs.replace(RUBRIC, dimensions=(skipper, RUBRIC.dimensions[1]))
    match = certain(f"proven one blamed: dock, fingers crossed, every morning {SEAMANSHIP}", rubric)
    assert (match.dimension, match.band, match.matched) == (SEAMANSHIP, "1–2", saying)


@given(readings())
def test_a_level_of_1_or_2_and_only_that_speaks_against(reading: Reading) -> None:
    match = best(MATCHER, reading)
    assert match is None or (match.level <= 2) == (match.polarity == "-")


@given(readings(), st.floats(-50, -3))
def test_what_clearly_speaks_against_is_never_a_strength(reading: Reading, against: float) -> None:
    match = best(MATCHER, replace(reading, polarity=against))
    assert match is None or match.level <= 2


def test_not_even_an_anchor_word_for_word_is_a_strength_where_it_speaks_against() -> None:
    match = matched(f"proven four blamed: {DOCKS_ALONE}")
    assert match is None or match.level <= 2


@pytest.mark.parametrize("word", NAMED)
def test_where_it_is_unclear_what_it_speaks_for_there_is_no_match(word: str) -> None:
    text = f"proven {word} unclear: {SKIPPER.anchors[0].text}"
    assert matched(text, taught=structs.replace(TAUGHT, contrary=0.4)) is None


@pytest.mark.parametrize("band", [0, 2])
def test_the_nearer_anchor_decides_what_an_unclear_unit_speaks_for(band: int) -> None:
    drawn = structs.replace(TAUGHT, apart=0.5, contrary=0.4)
    match = matched(f"proven unclear: {SKIPPER.anchors[band].text}", taught=drawn)
    assert match
    assert match.polarity == "-+"[band > 0]


@given(readings(), st.floats(-0.4, 12))
def test_without_a_clear_belief_nothing_is_negative(reading: Reading, polarity: float) -> None:
    match = best(MATCHER, replace(reading, polarity=polarity))
    assert match is None or match.polarity == "+"


def test_how_clear_it_must_be_is_the_encoders_own_matter() -> None:
    text = f"proven two blamed: {SKIPPER.anchors[0].text}"
    assert matched(text, taught=structs.replace(TAUGHT, doubt=0.9999)) is None
    text = text.replace("blamed", "unclear")
    bold = matched(text, taught=structs.replace(TAUGHT, doubt=0.5))
    assert bold
    assert bold.polarity == "-"


@given(readings(), logits, logits)
def test_the_more_evident_the_surer(reading: Reading, one: float, other: float) -> None:
    low, high = (best(MATCHER, replace(reading, evidence=logit)) for logit in sorted((one, other)))
    assert (low is None) == (high is None)
    if low and high:
        assert 0.0 <= low.confidence <= high.confidence <= 1.0
        assert replace(low, confidence=high.confidence) == high


def test_a_text_between_two_dimensions_is_less_sure_than_one_within_one() -> None:
    within = f"likely four praised: {DOCKS_ALONE}"
    orders = RUBRIC.dimensions[1].anchors[1].text
    between = f"likely three praised: {SKIPPER.anchors[1].text} {orders}"
    for weights in (TAUGHT, structs.replace(TAUGHT, cosine=0.0)):
        one, other = (matched(text, taught=weights) for text in (between, within))
        assert one
        assert other
        assert one.confidence < other.confidence


@given(readings())
def test_what_is_matched_is_a_phrase_of_that_dimension_and_band(reading: Reading) -> None:
    match = best(MATCHER, reading)
    if match:
        dimension = RUBRIC.dimension(match.dimension)
        assert dimension
        assert match.band == RUBRIC.band(match.level).label
        anchor = dimension.anchor(match.band)
        assert match.matched in (anchor.text, *anchor.sayings)
        assert -1.0 <= match.similarity <= 1.0 + 1e-6


BANDS = (Band("Weak", 1, 2), Band("OK", 3, 3), Band("Strong", 4, 5))
COOK = Rubric(
    id="cook",
    title="Cook",
    role="Cook",
    purpose="Rates cooking.",
    audience="The chef.",
    level="Mid",
    bands=BANDS,
    dimensions=(
        Dimension(
            "Soup",
            50.0,
            (
                Anchor("Weak", "Burns soup."),
                Anchor("OK", "Warms soup."),
                Anchor("Strong", "Invents soup."),
            ),
        ),
        Dimension(
            "Bread",
            50.0,
            # The order of the anchors is the file's, not the scale's.
            (
                Anchor("Strong", "Breeds sourdough."),
                Anchor("Weak", "Forgets yeast."),
                Anchor("OK", "Bakes rolls."),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "dimension", "band", "phrase"),
    [
        ("one blamed: burns soup", "Soup", "Weak", "Burns soup."),
        ("two blamed: forgets yeast", "Bread", "Weak", "Forgets yeast."),
        ("three praised: warms soup", "Soup", "OK", "Warms soup."),
        ("four praised: breeds sourdough", "Bread", "Strong", "Breeds sourdough."),
        ("five praised: invents soup", "Soup", "Strong", "Invents soup."),
    ],
)
def test_a_rubric_may_have_bands_of_its_own(
    text: str, dimension: str, band: str, phrase: str
) -> None:
    match = certain(f"proven {text}", COOK)
    assert (match.dimension, match.band, match.matched) == (dimension, band, phrase)
    assert match.level == NAMED[text.split()[0]]


@given(readings())
def test_a_band_of_its_own_holds_the_level(reading: Reading) -> None:
    match = best(Matcher(COOK, read, TAUGHT), reading, COOK)
    if match:
        band = next(one for one in BANDS if one.label == match.band)
        assert band.low <= match.level <= band.high


def test_dimensions_may_have_different_numbers_of_sayings() -> None:
    talkative = structs.replace(SKIPPER.anchors[3], sayings=("a", "b", "c"))
    skipper = structs.replace(SKIPPER, anchors=(*SKIPPER.anchors[:3], talkative))
    rubric = structs.replace(RUBRIC, dimensions=(skipper, RUBRIC.dimensions[1]))
    for dimension, anchor in ANCHORS[4:]:
        marks = "two blamed" if anchor.band == "1–2" else f"{_word(anchor.band)} praised"
        assert certain(f"proven {marks}: {anchor.text}", rubric).dimension == dimension.name == CREW


def _word(band: str) -> str:
    return next(word for word, level in NAMED.items() if str(level) == band)


@given(readings())
def test_the_same_reading_always_matches_the_same(reading: Reading) -> None:
    first = best(MATCHER, reading)
    best(MATCHER, read("something else in between", ""))
    assert best(MATCHER, reading) == first == best(Matcher(RUBRIC, read, TAUGHT), reading)


def test_anchors_are_read_once_and_sayings_when_first_needed_all_without_a_question() -> None:
    asked: list[tuple[str, str]] = []

    def noted(text: str, question: str) -> Reading:
        asked.append((text, question))
        return read(text, question)

    matcher = Matcher(RUBRIC, noted, TAUGHT)
    assert {text for text, _ in asked} == {
        f"{one.name}: {anchor.text}" for one in RUBRIC.dimensions for anchor in one.anchors
    }
    best(matcher, read(DOCKS_ALONE, ""))
    before = list(asked)
    best(matcher, read(DOCKS_ALONE, ""))
    assert asked == before
    assert {question for _, question in asked} == {""}


@given(st.sampled_from(LEVELS), st.sampled_from([-60.0, 60.0]))
def test_extreme_logits_are_no_trouble(level: Rating, logit: float) -> None:
    sure = tuple(logit * np.sign(one) for one in above(level))
    match = best(MATCHER, Reading(vector(["dock"]), logit, sure, logit))
    assert match is None or np.isfinite([match.confidence, match.similarity]).all()


def test_a_second_dimension_needs_a_belief_of_its_own() -> None:
    [one_sided] = MATCHER.matches(heard(read(DOCKS_ALONE, "")))
    assert one_sided.dimension == RUBRIC.dimensions[0].name
    anchors = [read(f"{one.name}: {one.anchors[2].text}", "").vector for one in RUBRIC.dimensions]
    between = anchors[0] + anchors[1]
    reading = pointing(read(DOCKS_ALONE, ""), between / np.linalg.norm(between))
    first, second = MATCHER.matches(heard(reading))
    assert {first.dimension, second.dimension} == {one.name for one in RUBRIC.dimensions}


def pointing(reading: Reading, vector: Vector) -> Reading:
    return replace(reading, vector=vector.astype(np.float32))


@pytest.mark.parametrize(
    ("polarity", "confidence", "worth"),
    [("+", 0.4, True), ("+", 0.39, False), ("-", 0.69, False), ("-", 0.7, True)],
)
def test_what_speaks_against_somebody_must_be_surer(
    polarity: Polarity, confidence: float, worth: bool
) -> None:
    match = best(MATCHER, read(DOCKS_ALONE, ""))
    assert match
    fair = Matcher(RUBRIC, read, msgspec.structs.replace(TAUGHT, threshold=0.4, wary=0.7))
    assert fair.worth(replace(match, polarity=polarity, confidence=confidence)) is worth


def test_what_the_question_had_held_is_no_more_than_sound() -> None:
    said = f"proven five praised: {SKIPPER.anchors[3].text}"
    hint = "Could you perhaps teach every captain here to dock?"
    for question, level in ((hint, 3), ("How do you dock?", 5)):
        heard = MATCHER.hear(said, question, MATCHER.topic())
        assert next(MATCHER.matches(heard)).level == level
