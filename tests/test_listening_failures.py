"""What live recognisers are known to do wrong: each is provoked here, and does not happen."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, ends, read, sentences, silence, talk, voice
from livecard.audio.block import RATE, Samples
from livecard.audio.hearing import Hearing, Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.events import Event, UtteranceDiscarded, UtteranceFinished, UtteranceRevised, Word
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

WHO = Speaker.CANDIDATE


def heard(
    recogniser: Recogniser, *parts: Samples, settings: ListenerSettings | None = None
) -> list[Event]:
    number = counter().__next__
    one = Listener(WHO, voice, recogniser, number, settings or ListenerSettings())
    tagger = Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__)
    sound = {WHO: np.concatenate(parts)}
    return list(Pipeline({WHO: one}, tagger).run(cut(sound, 1600)))


def texts(events: list[Event]) -> list[str]:
    return [one.text for one in ends(events) if isinstance(one, UtteranceFinished)]


def looping(samples: Samples) -> Hearing:
    words = ["and", "then"] * 12
    return Hearing(tuple(Word(one, i / 8, (i + 1) / 8, 0.9) for i, one in enumerate(words)))


def test_a_loop_is_cut_and_the_next_utterance_is_clean() -> None:
    studio = Studio()
    settings = ListenerSettings(step=0.0)
    calls = iter([looping])
    recogniser = Recogniser(studio.hear, lambda sound: next(calls, studio.hear)(sound))
    parts = [studio.say(talk(6)), silence(2), studio.say(talk(6, 6)), silence(1)]
    events = heard(recogniser, *parts, settings=settings)
    assert [one.reason for one in events if isinstance(one, UtteranceDiscarded)] == ["a loop"]
    assert texts(events) == [talk(6, 6)]


def test_five_minutes_without_a_pause_never_fill_more_than_the_longest_utterance() -> None:
    studio = Studio(word=2.0)
    lengths: list[int] = []

    def hear(samples: Samples) -> Hearing:
        lengths.append(len(samples))
        return studio.hear(samples)

    events = heard(Recogniser(hear, hear), studio.say(talk(150)), silence(1))
    assert max(lengths) <= 20.5 * RATE
    over = [one for one in ends(events) if isinstance(one, UtteranceFinished)]
    assert over[-1].end == pytest.approx(300, abs=0.1)
    assert sum(one.end - one.start for one in over) == pytest.approx(300, abs=0.5)


@pytest.mark.parametrize("after", [0.0, 0.1, 0.4, 0.8])
def test_the_last_words_are_there_once_wherever_the_sound_breaks_off(after: float) -> None:
    studio = Studio()
    events = heard(studio.recogniser, studio.say(talk(7)), silence(after))
    assert " ".join(texts(events)) == talk(7)


def test_forms_that_differ_in_case_and_marks_alone_still_settle() -> None:
    studio = Studio()
    turn = counter()

    def draft(samples: Samples) -> Hearing:
        hearing = studio.hear(samples)
        loud = next(turn) % 2
        return replace(
            hearing,
            words=tuple(
                Word(one.text.upper() if loud else f"{one.text},", one.start, one.end, 0.5)
                for one in hearing.words
            ),
        )

    events = heard(Recogniser(draft, studio.hear), studio.say(talk(12)), silence(1))
    revised = [one for one in events if isinstance(one, UtteranceRevised)]
    assert len(revised[-1].settled.split()) >= 8


def test_the_same_sound_gives_the_same_events_however_often() -> None:
    studio = Studio()
    parts = [studio.say(talk(9)), silence(0.4), studio.say(talk(5, 9)), silence(2)]
    first, second = (heard(studio.recogniser, *parts) for _ in range(2))
    assert first == second


def test_without_drafts_the_same_utterances_come_out() -> None:
    studio = Studio()
    parts = [silence(1), studio.say(talk(9)), silence(0.4), studio.say(talk(40, 9)), silence(2)]
    live = heard(studio.recogniser, *parts)
    at_once = heard(studio.recogniser, *parts, settings=ListenerSettings(step=0.0))
    assert texts(live) == texts(at_once)
    told = [
        [one.words for one in ends(events) if isinstance(one, UtteranceFinished)]
        for events in (live, at_once)
    ]
    assert told[0] == told[1]


def test_hundreds_of_utterances_leave_nothing_behind() -> None:
    studio = Studio(word=0.2)
    spoken = np.concatenate([studio.say("yes indeed"), silence(0.8)])
    spoken = np.concatenate([spoken, np.zeros(-len(spoken) % 512, np.float32)])
    settings = ListenerSettings(step=0.0)
    one = Listener(WHO, voice, studio.recogniser, counter().__next__, settings)

    def utterances(count: int) -> int:
        said = 0
        for _ in range(count):
            for at in range(0, len(spoken), 512):
                one.feed(spoken[at : at + 512], at)
                said += len([each() for each in one.settle()])
        return said

    utterances(20)
    tracemalloc.start()
    begun, _ = tracemalloc.get_traced_memory()
    assert utterances(300) == 300
    grown = tracemalloc.get_traced_memory()[0] - begun
    tracemalloc.stop()
    assert grown < 100_000
