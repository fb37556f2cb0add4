"""Short words, soft beginnings and long silences: nothing is clipped, lost or out of its place."""

from collections.abc import Iterator

import numpy as np
import pytest

from fakes import LOUD, Studio, counter, ends, silence, voice
from livecard.audio.block import RATE, Samples
from livecard.audio.gate import FRAME
from livecard.audio.hearing import Hearing, Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.utterance import REST_PASSES
from livecard.events import Event, UtteranceFinished, Word
from livecard.speaker import Speaker

HOUR = 3600


def listener(recogniser: Recogniser) -> Listener:
    settings = ListenerSettings(step=0.0)
    return Listener(Speaker.CANDIDATE, voice, recogniser, counter().__next__, settings)


def framed(parts: Iterator[Samples]) -> Iterator[Samples]:
    left = silence(0)
    for part in parts:
        left = np.concatenate([left, part])
        whole = len(left) // FRAME * FRAME
        yield from left[:whole].reshape(-1, FRAME)
        left = left[whole:]


def heard(one: Listener, parts: Iterator[Samples]) -> Iterator[Event]:
    for number, frame in enumerate(framed(parts)):
        one.feed(frame, number * FRAME)
        if one.done:
            yield from (settled() for settled in one.settle())
    yield from (settled() for settled in one.finish())


def finished(events: Iterator[Event]) -> list[UtteranceFinished]:
    return [one for one in ends(list(events)) if isinstance(one, UtteranceFinished)]


@pytest.mark.parametrize("length", [0.12, 0.16, 0.2, 0.25, 0.3])
def test_a_nod_is_heard_wherever_it_falls(length: float) -> None:
    studio = Studio(word=length)
    gaps = np.random.default_rng(1).uniform(1.0, 1.1, 100)
    parts = (part for gap in gaps for part in (silence(float(gap)), studio.say("yeah")))
    nods = finished(heard(listener(studio.recogniser), parts))
    assert sum(one.text == "yeah" for one in nods) >= 95


def test_a_soft_beginning_is_in_front_of_what_the_gate_hears() -> None:
    given: list[Samples] = []

    def hear(samples: Samples) -> Hearing:
        given.append(samples)
        return Hearing((Word("Five", 0.6, 1.1, 0.9),))

    soft, word = np.full(RATE // 4, LOUD / 4, np.float32), Studio().say("Five")
    list(heard(listener(Recogniser(hear, hear)), iter([silence(1), soft, word, silence(1)])))
    assert sum(np.count_nonzero(one == LOUD / 4) for one in given) == len(soft)


def early(hearing: Hearing) -> Hearing:
    """As recognisers do it: the first word after a silence begins with the sound."""
    first, *rest = hearing.words
    return Hearing((Word(first.text, 0.0, first.end, first.probability), *rest))


def test_for_an_hour_with_silences_every_word_has_its_place() -> None:
    studio = Studio(word=0.5)
    pauses = np.random.default_rng(2).uniform(0.9, 60.0, 400)
    spoken: list[float] = []

    def parts() -> Iterator[Samples]:
        at = 0
        for pause in pauses:
            if at > HOUR * RATE:
                return
            quiet = silence(float(pause))
            at += len(quiet)
            spoken.extend((at + i * RATE / 2) / RATE for i in range(3))
            yield from (quiet, studio.say("we waited here"))
            at += 3 * RATE // 2
        yield silence(1)

    recogniser = Recogniser(studio.hear, lambda sound: early(studio.hear(sound)))
    words = [word for one in finished(heard(listener(recogniser), parts())) for word in one.words]
    starts = [word.start for word in words]
    off = np.abs(np.array(starts) - spoken)
    assert len(starts) == len(spoken) > 300
    assert spoken[-1] > HOUR * 0.95
    assert starts == sorted(starts)
    assert off.max() <= 0.4
    assert abs(off[: len(off) // 2].mean() - off[len(off) // 2 :].mean()) < 0.02


def test_however_badly_an_utterance_is_heard_it_costs_a_fixed_number_of_passes() -> None:
    passes = counter()
    word = (Word("hm", 0.0, 0.2, 0.05),)

    def hear(samples: Samples) -> Hearing:
        next(passes)
        return Hearing(word, logprob=-1.1, no_speech=0.5, repetition=2.3)

    sound = np.concatenate([Studio(word=12.0).say("noise"), silence(2)])
    assert len(list(heard(listener(Recogniser(hear, hear)), iter([sound])))) == 1
    assert next(passes) - 1 <= 1 + REST_PASSES
