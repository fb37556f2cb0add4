"""The listener: which sound is decoded, what is said while somebody speaks, and how it ends."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import Studio, counter, ends, silence, talk, voice
from livecard.audio.block import RATE, Samples, seconds
from livecard.audio.gate import FRAME
from livecard.audio.listener import Hearing, Listener, ListenerSettings, Recogniser
from livecard.events import (
    Event,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
    Word,
)
from livecard.speaker import Speaker

SETTINGS = ListenerSettings()
QUIET = ListenerSettings(step=0.0)


def listener(recogniser: Recogniser, chosen: ListenerSettings = SETTINGS) -> Listener:
    return Listener(Speaker.CANDIDATE, voice, recogniser, counter().__next__, chosen)


def heard(one: Listener, *parts: Samples) -> list[Event]:
    """Everything that comes of the sound, each pass as soon as it is due."""
    sound = np.concatenate(parts)
    sound = np.concatenate([sound, np.zeros(-len(sound) % FRAME, np.float32)])
    events: list[Event] = []
    for at in range(0, len(sound), FRAME):
        one.feed(sound[at : at + FRAME], at)
        if one.done:
            events += [heard() for heard in one.settle()]
        if one.due():
            events += one.revise()
    return [*events, *(heard() for heard in one.finish())]


def finished(events: Sequence[Event]) -> list[str]:
    return [one.text for one in events if isinstance(one, UtteranceFinished)]


def revisions(events: Sequence[Event]) -> list[UtteranceRevised]:
    return [one for one in events if isinstance(one, UtteranceRevised)]


def test_silence_costs_no_pass_and_says_nothing() -> None:
    studio = Studio()
    assert heard(listener(studio.recogniser), silence(5)) == []
    assert studio.passes == 0


def test_what_is_said_is_finished_word_for_word() -> None:
    studio = Studio()
    sound = studio.say("I dock alone in cross wind.")
    events = heard(listener(studio.recogniser), silence(1), sound, silence(2))
    assert finished(events) == ["I dock alone in cross wind."]


def test_words_have_their_place_in_the_recording() -> None:
    studio = Studio(word=0.5)
    sound = studio.say("I dock.")
    [one] = ends(heard(listener(studio.recogniser, QUIET), silence(2), sound, silence(2)))
    assert isinstance(one, UtteranceFinished)
    assert [(word.start, word.end) for word in one.words] == [(2.0, 2.5), (2.5, 3.0)]
    assert (one.start, one.end) == (2.0, 3.0)
    assert " ".join(word.text for word in one.words) == one.text


def test_a_pause_between_sentences_ends_an_utterance_and_a_short_one_does_not() -> None:
    studio = Studio()
    parts = [studio.say("One two."), silence(0.3), studio.say("Three."), silence(1)]
    parts += [studio.say("Four.")]
    events = heard(listener(studio.recogniser, QUIET), *parts)
    assert finished(events) == ["One two. Three.", "Four."]
    assert [one.utterance for one in ends(events)] == [1, 2]


def test_speech_that_the_recording_breaks_off_is_still_finished() -> None:
    studio = Studio()
    assert finished(heard(listener(studio.recogniser), studio.say("I was say"))) == ["I was say"]


def test_while_somebody_speaks_the_words_appear_and_settle() -> None:
    studio = Studio()
    sound = studio.say("I dock alone in cross wind every other day")
    events = heard(listener(studio.recogniser), sound, silence(1))
    shown = revisions(events)
    assert len(shown) >= 5
    assert shown[0].start == 0.0
    assert "I" in shown[0].tentative
    settled = [one.settled for one in shown]
    assert all(later.startswith(earlier) for earlier, later in pairwise(settled))
    assert settled[-1].startswith("I dock alone in")
    assert isinstance(events[-1], UtteranceFinished)


def test_without_interim_passes_there_is_one_pass_for_each_utterance() -> None:
    studio = Studio()
    sound = studio.say("I dock alone in cross wind every other day")
    events = heard(listener(studio.recogniser, QUIET), sound, silence(1), sound, silence(1))
    assert revisions(events) == []
    assert len(ends(events)) == studio.passes == 2


def test_the_interim_pass_listens_to_what_is_new_and_not_from_the_beginning() -> None:
    studio = Studio()
    lengths: list[int] = []

    def draft(samples: Samples) -> Hearing:
        lengths.append(len(samples))
        return studio.hear(samples)

    heard(listener(Recogniser(draft, studio.hear)), studio.say(talk(20)), silence(1))
    assert max(lengths) / RATE < 6.0


def test_a_long_speech_is_divided_where_it_dips() -> None:
    studio = Studio()
    parts = [studio.say(talk(30)), silence(0.28), studio.say("and on it goes"), silence(1)]
    events = heard(listener(studio.recogniser, QUIET), *parts)
    assert [len(text.split()) for text in finished(events)] == [30, 4]


def test_a_speech_without_any_dip_is_divided_where_it_stands() -> None:
    studio = Studio()
    chosen = replace(QUIET, divide=2.0, longest=4.0)
    events = heard(listener(studio.recogniser, chosen), studio.say(talk(30)), silence(1))
    over = [one for one in ends(events) if isinstance(one, UtteranceFinished)]
    assert len(over) == 4
    assert all(one.end - one.start <= 4.1 for one in over)
    assert over[-1].end == 15.0


def test_a_click_is_discarded_as_too_short() -> None:
    studio = Studio(word=0.05)
    [one] = ends(heard(listener(studio.recogniser), silence(1), studio.say("k"), silence(1)))
    assert isinstance(one, UtteranceDiscarded)
    assert one.reason == "too short"


DOUBTED = Word("Bye.", 0.3, 0.6, 0.1)


@pytest.mark.parametrize(
    ("hearing", "reason"),
    [
        (Hearing(()), "no words"),
        (Hearing((DOUBTED,), logprob=-0.9, no_speech=0.9), "nobody spoke"),
        (Hearing((DOUBTED,), repetition=9.0), "a loop"),
    ],
)
def test_what_cannot_be_believed_is_discarded_with_its_reason(
    hearing: Hearing, reason: str
) -> None:
    recogniser = Recogniser(lambda _: hearing, lambda _: hearing)
    events = heard(listener(recogniser), silence(1), Studio().say("noise noise"), silence(1))
    [one] = events
    assert isinstance(one, UtteranceDiscarded)
    assert one.reason == reason
    assert one.start < 1.0 < 2.0 <= one.end


def test_the_settled_words_are_kept_where_the_last_pass_hears_others() -> None:
    studio = Studio()
    sound = studio.say("I dock alone in cross wind")

    def thorough(samples: Samples) -> Hearing:
        hearing = studio.hear(samples)
        return replace(hearing, words=hearing.words[1:])

    *_, one = ends(heard(listener(Recogniser(studio.hear, thorough)), sound, silence(1)))
    assert isinstance(one, UtteranceFinished)
    assert one.text.startswith("dock")
    assert one.settled.startswith("I dock")


def test_a_last_pass_that_stops_too_early_is_continued_over_the_rest() -> None:
    studio = Studio(word=0.4)

    def four(samples: Samples) -> Hearing:
        hearing = studio.hear(samples)
        return replace(hearing, words=hearing.words[:4])

    events = heard(listener(Recogniser(four, four), QUIET), studio.say(talk(10)), silence(1))
    [one] = ends(events)
    assert isinstance(one, UtteranceFinished)
    assert one.text == talk(10)
    assert [word.start for word in one.words] == [pytest.approx(0.4 * i) for i in range(10)]


def test_settled_words_that_the_last_pass_confirms_are_not_kept_twice() -> None:
    studio = Studio()
    [one] = ends(heard(listener(studio.recogniser), studio.say("I dock alone"), silence(1)))
    assert isinstance(one, UtteranceFinished)
    assert one.settled in {"", "I", "I dock"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.sampled_from([0.0, 0.1, 0.3, 0.6, 2.0])),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_said_is_in_exactly_one_utterance(said: list[tuple[int, float]]) -> None:
    studio = Studio(word=0.4)
    number = 0
    parts: list[Samples] = []
    for count, pause in said:
        parts += [studio.say(talk(count, number)), silence(pause)]
        number += count
    events = heard(listener(studio.recogniser, QUIET), *parts, silence(1))
    spans = [(one.start, one.end) for one in ends(events)]
    assert all(one[1] <= other[0] + 0.001 for one, other in pairwise(spans))
    finals = [one for one in ends(events) if isinstance(one, UtteranceFinished)]
    told = [word for one in finals for word in one.words]
    loud = seconds(int(sum(np.count_nonzero(part) for part in parts)))
    assert sum(word.end - word.start for word in told) == pytest.approx(loud, abs=0.02)
