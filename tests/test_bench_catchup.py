"""The recogniser stands still for half a minute: no sound is lost, and it catches up in time."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from devices import CALL, HEADSET, MONITOR, OWN, Beside, Clock, FakeSystem, Heard, Plugged
from fakes import RUBRIC, TAUGHT, Studio, counter, read, sentences, silence, talk, voice
from livecard.audio.aside import aside
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.hearing import Hearing, Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.bench.catchup import CaughtUp, Freeze, Spent, begun, caught_up, stalled, timed
from livecard.bench.dialogue import Dialogue, Turn
from livecard.bench.stream import Timed
from livecard.events import AudioDropped, AudioHeard, Event, UtteranceFinished, UtteranceRevised
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

FREEZE = Freeze(at=20.0, length=30.0)
TURNS = 16
DRAFT, FINAL, SECOND = 0.35, 0.4, 0.07
"""Seconds that passes take on two cores: each draft, each final pass, and each second of it."""


class Interview:
    """Question and answer in turn, captured while a recogniser of a real one's speed hears them."""

    def __init__(self) -> None:
        self.studio = Studio()
        self.sound = self._spoken()
        system = FakeSystem(
            Clock(), [Plugged(HEADSET, self._in(OWN)), Plugged(MONITOR, self._in(CALL))]
        )
        self.beside = Beside(system).begin()
        self.begun = system.clock.now
        self.frozen = False
        recogniser = Recogniser(self._draft, self._final)
        number = counter().__next__
        settings = ListenerSettings()
        self.pipeline = Pipeline(
            {who: Listener(who, voice, recogniser, number, settings, aside) for who in (OWN, CALL)},
            Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
        )

    @property
    def now(self) -> float:
        return self.beside.system.clock.now - self.begun

    @property
    def seconds(self) -> float:
        return len(self.sound[OWN]) / RATE

    def events(self) -> list[Timed]:
        """Everything, and when it happened."""
        return [Timed(event, self.now) for event in self.pipeline.run(self._blocks())]

    def _spoken(self) -> dict[Speaker, Samples]:
        parts: dict[Speaker, list[Samples]] = {OWN: [], CALL: []}
        for turn in range(TURNS):
            said = self.studio.say(talk(20 if turn % 2 else 10, 100 * turn))
            who = CALL if turn % 2 else OWN
            parts[who] += [said, silence(1.2)]
            parts[who.other].append(silence(len(said) / RATE + 1.2))
        return {
            who: np.concatenate([silence(1), *some, silence(30)]) for who, some in parts.items()
        }

    def _in(self, who: Speaker) -> Heard:
        def heard(start: float, end: float) -> Samples:
            at, until = round((start - 1000) * RATE), round((end - 1000) * RATE)
            return self.sound[who][at:until]

        return heard

    def _blocks(self) -> Iterator[AudioBlock]:
        blocks, taken = self.beside.capture.blocks(), 0
        while self.now < self.seconds - 1:
            while taken == len(self.beside.kept):
                self.beside.turn(0.1)
            yield next(blocks)
            taken += 1
            if self.now >= FREEZE.at and not self.frozen:
                self.frozen = True
                self.beside.turn(FREEZE.length)
        yield from self.beside.end()

    def _draft(self, samples: Samples) -> Hearing:
        self.beside.turn(DRAFT)
        return self.studio.hear(samples)

    def _final(self, samples: Samples) -> Hearing:
        self.beside.turn(FINAL + SECOND * len(samples) / RATE)
        return self.studio.hear(samples)


def test_frozen_for_thirty_seconds_nothing_is_lost_and_it_catches_up_fast_enough(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = Interview()
    events = one.events()
    done = caught_up(events, FREEZE)
    with capsys.disabled():
        print(f"\nmeasured: caught up after {done.took:.1f} s, at {done.speed:.2f} x real time")
    assert done.speed >= 1.5
    assert done.lost == 0.0
    assert not [timed for timed in events if isinstance(timed.event, AudioDropped)]
    finished = [timed.event for timed in events if isinstance(timed.event, UtteranceFinished)]
    said = " ".join(event.text for event in sorted(finished, key=lambda event: event.start))
    turns = (talk(20 if turn % 2 else 10, 100 * turn) for turn in range(TURNS))
    assert said == " ".join(turns)


def test_the_heartbeat_stands_still_as_long_as_nothing_is_heard() -> None:
    beats = [
        (one.at, one.event.until)
        for one in Interview().events()
        if isinstance(one.event, AudioHeard)
    ]
    thawed = FREEZE.at + FREEZE.length
    assert [at for at, _ in beats if FREEZE.at + 1 < at < thawed - 0.1] == []
    assert all(until <= at + 0.1 for at, until in beats)


def test_a_clock_of_the_processors_time_jumps_over_what_is_waited_for() -> None:
    spent = [5.0]
    clock = Spent(lambda: spent[0])
    spent[0] += 2.0
    clock.jump(3.0)
    assert clock.now == 5.0


def test_blocks_come_when_they_are_spoken_and_late_once_after_the_freeze() -> None:
    clock = Spent(lambda: 0.0)
    blocks = [AudioBlock(CALL, at * RATE, np.zeros(RATE, np.float32)) for at in range(4)]
    late = [one.late for one in stalled(blocks, clock, Freeze(2.0, 5.0))]
    assert late == [0.0, 5.0, 4.0, 3.0]
    assert [one.at for one in timed([AudioHeard(4.0, 3.0)], clock)] == [7.0]


def test_the_beginning_of_a_dialogue_is_its_turns_that_are_over() -> None:
    turns = (Turn(OWN, "one", 0.0, 2.0), Turn(CALL, "two", 2.5, 4.0), Turn(OWN, "three", 4.5, 6.0))
    sound = {who: np.zeros(7 * RATE, np.float32) for who in (OWN, CALL)}
    first = begun(Dialogue("three words", sound, turns), 5.0)
    assert first.turns == turns[:2]
    assert first.seconds == 4.0


def test_the_beginning_of_a_dialogue_leaves_nobody_in_the_middle_of_a_turn() -> None:
    long, nod = Turn(CALL, "well so then", 2.5, 9.0), Turn(OWN, "right", 5.0, 5.5)
    turns = (Turn(OWN, "one", 0.0, 2.0), long, nod, Turn(OWN, "two", 9.5, 11.0))
    sound = {who: np.zeros(12 * RATE, np.float32) for who in (OWN, CALL)}
    first = begun(Dialogue("a nod", sound, turns), 8.0)
    assert first.turns == turns[:1]
    assert first.seconds == 2.0
    assert begun(Dialogue("a nod", sound, turns), 9.0).turns == turns[:3]


def heard(at: float, until: float, late: float) -> Timed:
    return Timed(AudioHeard(until, late), at)


def test_caught_up_is_when_nothing_is_late_and_nothing_waits() -> None:
    events: list[Timed] = [heard(10, 10, 0), heard(42, 20, 22), heard(60, 60, 0.1)]
    assert caught_up(events, Freeze(10.0, 30.0)) == CaughtUp(20.0, 2.5, 0.0, 0.0)
    assert caught_up(events[:2], Freeze(10.0, 30.0)).took == 2.0
    early = Timed(UtteranceRevised(1, CALL, 9.0, 10.0, "", "well"), 40.1)
    assert caught_up([events[0], early, *events[1:]], Freeze(10.0, 30.0)).took == 20.0
    lost: Event = AudioDropped(CALL, 3.0, 0.5, "nobody knows")
    done = caught_up([Timed(lost, 3.0), *events], Freeze(10.0, 30.0))
    assert done == replace(CaughtUp(20.0, 2.5, 0.0, 0.0), lost=0.5)
