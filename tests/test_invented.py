"""Invented text is known for one of a few plain reasons; what people really say is believed."""

from dataclasses import dataclass

import pytest

from livecard.audio.invented import InventedSettings, echoes, invented, loops
from livecard.events import Word

SETTINGS = InventedSettings()


@dataclass(frozen=True)
class Pass:
    """What a recogniser gave."""

    words: tuple[Word, ...]
    logprob: float = -0.2
    no_speech: float = 0.0
    repetition: float = 1.2


def words(text: str, probability: float = 0.9) -> tuple[Word, ...]:
    return tuple(Word(one, i / 3, (i + 1) / 3, probability) for i, one in enumerate(text.split()))


SAID = words("I put a queue between the carriers and us")


def test_plain_speech_is_believed() -> None:
    assert invented(Pass(SAID), 3.0, SETTINGS) == ""


def test_no_words_are_nothing() -> None:
    assert invented(Pass(()), 3.0, SETTINGS) == "no words"


def test_silence_needs_both_the_belief_in_it_and_doubtful_words() -> None:
    assert invented(Pass(SAID, -0.9, 0.8), 3.0, SETTINGS) == "nobody spoke"
    assert invented(Pass(SAID, -0.2, 0.8), 3.0, SETTINGS) == ""
    assert invented(Pass(SAID, -0.9, 0.2), 3.0, SETTINGS) == ""


def test_hopeless_words_are_not_believed() -> None:
    assert invented(Pass(SAID, -1.6), 3.0, SETTINGS) == "nothing intelligible"


def test_a_text_that_compresses_too_well_is_a_loop() -> None:
    assert invented(Pass(SAID, repetition=3.0), 3.0, SETTINGS) == "a loop"


def test_more_words_than_anybody_can_say_in_the_time_are_not_believed() -> None:
    assert invented(Pass(SAID), 0.8, SETTINGS) == "more words than time"
    assert invented(Pass(words("yes I did")), 0.1, SETTINGS) == ""


@pytest.mark.parametrize("text", ["Thank you.", "thanks for watching!", "Bye."])
def test_a_known_phrase_is_believed_where_it_was_really_said(text: str) -> None:
    assert invented(Pass(words(text, 0.3)), 0.5, SETTINGS) == "a known phrase"
    assert invented(Pass(words(text, 0.9)), 0.5, SETTINGS) == ""
    assert invented(Pass(words(text, 0.3)), 1.2, SETTINGS) == ""
    assert invented(Pass(words(f"{text} I said", 0.3)), 1.0, SETTINGS) == ""


@pytest.mark.parametrize(
    "text",
    [
        "no " * 8,
        "of the " * 4,
        "Of the, of the of the OF THE",
        "so we start and then " + "we wait for it " * 3 + "and go",
        "one two three four five six seven eight " * 3,
    ],
)
def test_the_same_words_again_and_again_are_a_loop(text: str) -> None:
    assert loops(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no no no",
        "very very very very good",
        "I think I think that we we should do that",
        "we built it and we tested it and we shipped it",
        "the the cat sat and the the cat sat again",
    ],
)
def test_people_repeat_themselves_without_being_a_loop(text: str) -> None:
    assert not loops(words(text))


def test_a_breath_is_a_nod_or_it_must_be_heard_well() -> None:
    assert invented(Pass(words("Bum."), -0.7), 0.3, SETTINGS) == "nothing intelligible"
    assert invented(Pass(words("Right, mm-hm."), -0.7), 0.3, SETTINGS) == ""
    assert invented(Pass(words("Kafka."), -0.3), 0.3, SETTINGS) == ""
    assert invented(Pass(words("Bum."), -0.7), 0.8, SETTINGS) == ""


def test_a_text_that_reads_the_vocabulary_aloud_is_an_echo() -> None:
    terms = ("Kafka", "load test", "canary", "Postgres")
    assert echoes(words("Kafka, load test, canary."), terms)
    assert not echoes(words("We put Kafka in front, then a load test and a canary."), terms)
    assert not echoes(words("Postgres and Kafka."), terms)
    assert not echoes(words("anything"), ())
