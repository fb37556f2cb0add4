"""Heard words in place of the script's: what is compared, and how much is lost."""

import itertools

import numpy as np
import pytest

from fakes import SEAMANSHIP, Studio, found, silence, voice
from livecard.audio.listener import Listener, ListenerSettings
from livecard.bench.evidence import Outcome
from livecard.bench.heard import heard, loss, loss_interval, pairs, replaced
from livecard.speaker import Speaker
from livecard.training.examples import LabelledInterview, Quote, Turn

QUOTE = Quote(1, 0, 4, SEAMANSHIP, 4, "+")
INTERVIEW = LabelledInterview(
    "captain/1",
    "captain",
    "dev",
    (
        Turn(Speaker.INTERVIEWER, "How do you dock?"),
        Turn(Speaker.CANDIDATE, "Alone, in wind."),
        Turn(Speaker.CANDIDATE, "Bye."),
    ),
    (QUOTE,),
    {},
)
TEXTS = {("captain/1", 1): "A loan in wind."}


def test_a_recording_is_heard_utterance_by_utterance() -> None:
    studio = Studio()
    number = itertools.count(1).__next__
    settings = ListenerSettings(step=0.0)
    listener = Listener(Speaker.CANDIDATE, voice, studio.recogniser, number, settings)
    parts = [silence(0.5), studio.say("alone in"), silence(1.5), studio.say("strong wind")]
    assert heard(listener, np.concatenate([*parts, silence(0.31)])) == "alone in strong wind"
    assert number() == 3


def test_heard_words_stand_in_place_of_the_script_and_labels_stay() -> None:
    one = replaced(INTERVIEW, TEXTS)
    assert [turn.text for turn in one.turns] == ["How do you dock?", "A loan in wind.", "Bye."]
    assert [turn.speaker for turn in one.turns] == [turn.speaker for turn in INTERVIEW.turns]
    assert one.evidence == INTERVIEW.evidence


def test_only_turns_that_were_heard_are_compared() -> None:
    assert list(pairs([INTERVIEW], TEXTS)) == [("Alone, in wind.", "A loan in wind.")]


def test_the_loss_is_f1_before_less_f1_after() -> None:
    both = Outcome(right=[(found(1), QUOTE), (found(2), QUOTE)])
    half = Outcome(right=[(found(1), QUOTE)], missed=[QUOTE])
    assert loss([both], [half]) == pytest.approx(1 - 2 / 3)
    assert loss([half], [both]) == pytest.approx(2 / 3 - 1)
    assert loss([], []) is None
    low, high = loss_interval([both] * 3, [half] * 3) or (0.0, 0.0)
    assert low == high == pytest.approx(1 / 3)
    assert loss_interval([], []) is None
