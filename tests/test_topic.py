"""What an answer is about: by the words of the rubric, and by what was asked and said before."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, read
from livecard.rubric import Question
from livecard.tagging.dimensions import Dimensions
from livecard.tagging.topic import Topic
from livecard.tagging.wording import Wording, of_anchors, of_dimensions

NAMES = [one.name for one in RUBRIC.dimensions]
CREW_AT, SEAMANSHIP_AT = NAMES.index(CREW), NAMES.index(SEAMANSHIP)
VAGUE = "Proven four praised: it went rather well, and that was that."
beliefs = st.floats(0, 1).map(lambda one: np.array([one, 1 - one], np.float32))


def believed(topic: Topic) -> list[float]:
    return [float(one) for one in np.exp(topic.beliefs())]


def test_before_anything_was_said_it_may_be_about_anything() -> None:
    assert believed(Topic(4)) == pytest.approx([0.25] * 4)


def test_a_question_says_what_it_is_about_and_the_next_one_says_more() -> None:
    topic = Topic(2)
    topic.asked(np.array([0.9, 0.1], np.float32))
    first = believed(topic)
    topic.asked(np.array([0.1, 0.9], np.float32))
    second = believed(topic)
    assert first[0] > 0.8
    assert second[1] > 0.5 > second[0] > 0.1


def test_what_is_evidence_of_nothing_changes_nothing() -> None:
    topic = Topic(2)
    topic.asked(np.array([0.9, 0.1], np.float32))
    before = believed(topic)
    topic.said(np.array([0.1, 0.9], np.float32), 0.0)
    assert believed(topic) == pytest.approx(before)


@given(st.lists(st.tuples(beliefs, st.floats(0, 1), st.booleans()), max_size=8))
def test_it_is_never_certain(told: list[tuple[np.ndarray, float, bool]]) -> None:
    topic = Topic(2)
    for belief, evidence, question in told:
        topic.asked(belief) if question else topic.said(belief, evidence)
    assert sum(believed(topic)) == pytest.approx(1.0, abs=1e-5)
    assert min(believed(topic)) > 0.04


def test_words_that_say_nothing_follow_the_question() -> None:
    dimensions = Dimensions(RUBRIC, read, TAUGHT.sharpness)
    for name, question in ((CREW, "Who briefs the crew?"), (SEAMANSHIP, "How do you dock?")):
        topic = dimensions.topic()
        topic.asked(dimensions.asked(question))
        heard = dimensions.heard(VAGUE, question, read(VAGUE, question), topic)
        assert NAMES[int(np.argmax(heard.beliefs))] == name


def test_a_word_of_a_dimension_speaks_for_it_in_any_form() -> None:
    shared = of_dimensions(RUBRIC)
    assert np.argmax(shared("I was briefing everybody")) == CREW_AT
    assert np.argmax(shared("the docking")) == SEAMANSHIP_AT


@pytest.mark.parametrize("text", ["", "and then it was just what they said", "xylophone"])
def test_words_without_a_subject_speak_for_nothing(text: str) -> None:
    assert not of_dimensions(RUBRIC)(text).any()


def test_a_word_that_all_texts_have_tells_less_than_one_of_a_single_text() -> None:
    shared = Wording([["harbour rope"], ["harbour knot"], ["harbour flag"]])
    assert shared("rope").max() > shared("harbour").max() > 0


def test_a_prepared_question_belongs_to_what_it_is_meant_to_bring_to_light() -> None:
    asked = structs.replace(RUBRIC, questions=(Question("Tell me of a mutiny.", (CREW,)),))
    assert np.argmax(of_dimensions(asked)("mutiny")) == CREW_AT
    assert not of_dimensions(RUBRIC)("mutiny").any()


def test_an_anchor_is_known_by_its_words_and_by_its_sayings() -> None:
    skipper = RUBRIC.dimensions[0]
    for place, anchor in enumerate(skipper.anchors):
        for text in (anchor.text, *anchor.sayings):
            assert np.argmax(of_anchors(skipper)(text)) == place
