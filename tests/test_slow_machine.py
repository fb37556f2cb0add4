"""Two voices at once, and twice the pace on half the machine: on a clock that passes move."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, read, sentences, silence, talk, voice
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.hearing import Hearing, Recogniser, Transcribe
from livecard.audio.listener import Listener, ListenerSettings
from livecard.cli.fitting import fitted
from livecard.events import AudioHeard, Event, HearingChanged, UtteranceFinished, UtteranceRevised
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
WORD, TURN, BREATH = 0.4, 10, 1.0
"""Seconds of a word, words of a turn, seconds between two turns."""
MINUTE = round(60 / (TURN * WORD + BREATH))
"""Turns in a minute."""
SOON = 30.0
"""Seconds until everything is as usual again."""


class Machine:
    """A recogniser whose passes take as long as on two cores of a laptop."""

    def __init__(self, slower: float = 1.0) -> None:
        self.studio = Studio(word=WORD)
        self.now = 0.0
        recogniser = Recogniser(self._taking(0.24 * slower), self._taking(0.7 * slower))
        number = counter().__next__
        settings, _ = fitted(ListenerSettings(), 0.24 * slower)
        self.pipeline = Pipeline(
            {who: Listener(who, voice, recogniser, number, settings) for who in (OWN, CALL)},
            Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
        )

    def _taking(self, seconds: float) -> Transcribe:
        def hear(samples: Samples) -> Hearing:
            self.now += seconds
            return self.studio.hear(samples)

        return hear

    def minute(self, first: int) -> Samples:
        """A minute of turns with a breath after each; no two words are the same."""
        turns = [self.studio.say(talk(TURN, first + i * TURN)) for i in range(MINUTE)]
        return np.concatenate([part for turn in turns for part in (turn, silence(BREATH))])

    def hear(self, *played: tuple[Mapping[Speaker, Samples], float]) -> list[tuple[Event, float]]:
        """What happens, and when: the parts of the sound one after the other, each at its pace."""
        blocks = chain.from_iterable(self._played(played))
        return [(event, self.now) for event in self.pipeline.run(blocks)]

    def _played(
        self, played: tuple[tuple[Mapping[Speaker, Samples], float], ...]
    ) -> Iterator[Iterator[AudioBlock]]:
        at, begun = 0, 0.0
        for sound, pace in played:
            yield self._paced(sound, pace, at, begun)
            length = max(map(len, sound.values()))
            at, begun = at + length, begun + length / RATE / pace

    def _paced(
        self, sound: Mapping[Speaker, Samples], pace: float, at: int, begun: float
    ) -> Iterator[AudioBlock]:
        for block in cut(sound, RATE // 50):
            due = begun + block.end / RATE / pace
            self.now = max(self.now, due)
            yield replace(block, start=block.start + at, late=self.now - due)


def delays(events: list[tuple[Event, float]], who: Speaker) -> list[float]:
    """Seconds from the end of each word of a speaker until it had settled or was finished."""
    shown: dict[str, float] = {}
    ends: dict[str, float] = {}
    for event, now in events:
        if isinstance(event, UtteranceRevised) and event.speaker is who:
            for word in event.settled.split():
                shown.setdefault(word, now)
        if isinstance(event, UtteranceFinished) and event.speaker is who:
            for one in event.words:
                shown.setdefault(one.text, now)
                ends[one.text] = one.end
    return [shown[word] - end for word, end in ends.items()]


def slow(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


@pytest.mark.parametrize("who", [OWN, CALL])
def test_while_both_talk_for_a_minute_nobody_waits_twice_as_long_as_alone(who: Speaker) -> None:
    alone, both = Machine(), Machine()
    said = alone.minute(0)
    usual = delays(alone.hear(({who: said, who.other: silence(60)}, 1.0)), who)
    crowded = delays(both.hear(({OWN: both.minute(0), CALL: both.minute(500)}, 1.0)), who)
    assert len(usual) == len(crowded) == MINUTE * TURN
    assert slow(crowded) <= 2 * slow(usual)


def test_twice_the_pace_on_half_the_machine_is_bounded_declared_and_soon_over() -> None:
    one = Machine(slower=2.0)
    first, more = one.minute(0), one.minute(500)
    calm = np.concatenate([one.minute(900)[: 25 * RATE], silence(35)])
    hush = silence(60)
    parts = [({CALL: sound, OWN: hush}, pace) for sound, pace in ((first, 2.0), (more, 2.0))]
    events = one.hear(*parts, ({CALL: calm, OWN: hush}, 1.0))
    changes = [event for event, _ in events if isinstance(event, HearingChanged)]
    heard = [event.late for event, _ in events if isinstance(event, AudioHeard)]
    assert 1.0 < max(heard) < 10.0
    assert changes[0].does == "fewer drafts"
    assert changes[-1].does == "everything"
    assert changes[-1].until <= 120.0 + SOON
    assert len(delays(events, CALL)) == 2 * MINUTE * TURN + 50
