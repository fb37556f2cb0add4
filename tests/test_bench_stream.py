"""The measures of the live transcript, each on a handful of events that can be counted by hand."""

from typing import cast

import msgspec
import numpy as np
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from fakes import RUBRIC, TAUGHT, Studio, counter, read, sentences, silence, voice
from livecard.audio.block import Samples
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.whisper import Whisper
from livecard.bench.cost import Meter, behind, memory, slope
from livecard.bench.delays import delays
from livecard.bench.dialogue import BOTH, Dialogue, Turn, quiet
from livecard.bench.measure import ROWS, table
from livecard.bench.stream import (
    Report,
    Timed,
    TurnErrors,
    agree,
    by_turn,
    changed,
    finished_text,
    flicker,
    invented,
    lost,
    missed,
    quantile,
    run,
)
from livecard.events import Event, UtteranceFinished, UtteranceRevised, Word
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

WHO = Speaker.CANDIDATE


def revised(at: float, settled: str, tentative: str) -> Timed:
    return Timed(UtteranceRevised(1, WHO, 0.0, at, settled, tentative), at)


def finished(at: float, text: str, start: float = 0.0) -> Timed:
    parts = text.split()
    words = tuple(Word(one, start + i, start + i + 1, 0.9) for i, one in enumerate(parts))
    event = UtteranceFinished(1, WHO, start, start + len(parts), text, words)
    return Timed(event, at)


TOLD = [
    revised(1.2, "", "I bill"),
    revised(2.2, "I", "built a"),
    revised(3.2, "I built", "a queue"),
    finished(5.0, "I built a queue"),
]


def dialogue(*turns: Turn) -> Dialogue:
    return Dialogue("d", dict.fromkeys(BOTH, silence(8)), turns)


class Aligner:
    """Knows that every word takes a second."""

    def align(self, samples: Samples, text: str) -> tuple[Word, ...]:
        return tuple(Word(one, i, i + 1.0, 1.0) for i, one in enumerate(text.split()))


def test_words_that_are_taken_back_are_flicker() -> None:
    assert flicker(TOLD) == 1 / 4
    assert flicker([]) == 0.0


def test_settled_words_that_change_or_go_are_counted() -> None:
    assert changed(TOLD) == 0
    assert changed([revised(1, "I built", ""), revised(2, "I bought", "")]) == 1
    assert changed([revised(1, "I built", ""), revised(2, "I", "")]) == 1


def test_speech_without_words_is_lost_and_words_without_speech_are_invented() -> None:
    turns = [Turn(WHO, "I built a queue", 0.0, 4.0), Turn(BOTH[0], "Right", 6.0, 7.5)]
    assert lost(TOLD, turns) == 1.5
    assert invented(TOLD, turns) == 0
    assert invented([*TOLD, finished(30.0, "thank you", 20.0)], turns) == 2


def test_delays_are_from_the_end_of_each_word() -> None:
    late = delays(TOLD, dialogue(Turn(WHO, "I built a queue", 0.0, 4.0)), cast(Whisper, Aligner()))
    assert late.shown == pytest.approx([0.2, -0.8, -0.8, -0.8])
    assert late.settled == pytest.approx([1.2, 1.2, 2.0, 1.0])
    assert late.finished == pytest.approx([1.0])


def test_the_truth_is_of_both_channels() -> None:
    one = dialogue(Turn(WHO, "I built a cue.", 0, 4), Turn(BOTH[0], "Right", 6, 7))
    total, marks = agree(one, {WHO: finished_text(TOLD, WHO)})
    assert (total.substituted, total.deleted, total.reference) == (1, 1, 5)
    assert marks == pytest.approx(0.2)


def test_the_errors_of_both_ways_lie_in_turns() -> None:
    first, then = Turn(WHO, "I built a cue.", 0, 4), Turn(WHO, "It held.", 7, 8)
    one = dialogue(first, Turn(BOTH[0], "Right", 6, 7), then)
    ours = {WHO: "I built a queue it held", BOTH[0]: "right"}
    theirs = {WHO: "I built a cue it held on"}
    assert list(by_turn(one, ours, theirs)) == [
        TurnErrors(1, 0, 1),
        TurnErrors(4, 1, 0),
        TurnErrors(2, 0, 1),
    ]


def test_a_quantile_needs_values() -> None:
    assert quantile([], 0.5) is None
    assert quantile([2.0], 0.95) == 2.0
    assert quantile([float(one) for one in range(101)], 0.95) == 95.0
    assert quantile([float(one) for one in range(101)], 0.5) == 50.0


def test_growth_of_memory_is_of_the_second_half() -> None:
    assert slope([]) == slope([(1.0, 100)]) == 0.0
    grown = [(float(at), 10_000 if at < 50 else 10_000 + (at - 50) * 1024) for at in range(100)]
    assert slope(grown) == 3600.0
    assert memory() > 1_000


def test_the_passes_are_timed() -> None:
    meter, studio = Meter(), Studio()
    hear = meter.timed(studio.hear)
    assert [one.text for one in hear(studio.say("I dock")).words] == ["I", "dock"]
    hear(silence(1))
    assert meter.passes == 2
    assert 0 < meter.longest <= meter.seconds


def test_a_run_gives_every_event_with_its_time() -> None:
    studio = Studio()
    sound = {BOTH[0]: silence(3), BOTH[1]: np.concatenate([studio.say("I dock"), silence(2)])}
    number = counter().__next__
    pipeline = Pipeline(
        {who: Listener(who, voice, studio.recogniser, number, ListenerSettings()) for who in BOTH},
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
    )
    told: list[float] = []
    events, taken = run(pipeline, Dialogue("d", sound, ()), None, told.append)
    kinds: list[type[Event]] = [type(one.event) for one in events]
    assert UtteranceFinished in kinds
    times = [one.at for one in events]
    assert times == sorted(times)
    assert times[-1] <= taken
    assert told == sorted(told)
    assert told[-1] == pytest.approx(3.0, abs=0.04)


FIELDS = tuple(one.name for one in msgspec.structs.fields(Report))
FIGURES: dict[str, object] = {
    **{one.name: 0 for one in msgspec.structs.fields(Report) if one.type in (int, float)},
    "dialogue": "call",
    "seconds": 60.0,
    "pace": "1",
    "settled_p50": 0.9,
    "not_believed": {"a loop": 2},
}


def test_the_time_behind_is_the_longest_one() -> None:
    late = [0.0, 0.2, 2.0, 3.0, 1.0, 0.0, 5.0, 0.1]
    assert behind([(float(at), one) for at, one in enumerate(late)]) == 2.0
    assert behind([]) == 0.0


def test_the_busiest_window_is_not_the_mean() -> None:
    meter = Meter([(0.0, 3.0), (10.0, 12.0), (40.0, 0.3)])
    assert meter.busiest() == pytest.approx(0.5)
    assert Meter().busiest() == 0.0


def test_rare_words_are_missed_one_by_one() -> None:
    turns = (Turn(WHO, "I built a queue for Kafka, a queue", 0.0, 8.0),)
    assert missed(TOLD, dialogue(*turns), ("queue", "Kafka", "canary")) == pytest.approx(0.667)
    assert missed(TOLD, dialogue(*turns), ("canary",)) is None


def test_nobody_speaks_in_silence_hum_and_noise() -> None:
    one = quiet(0.1)
    assert one.seconds == pytest.approx(6.0, abs=0.01)
    assert one.turns == ()
    own, call = (one.sound[who] for who in BOTH)
    assert not own[:32_000].any()
    assert not call[-32_000:].any()
    assert np.abs(own).max() < 0.1


def test_the_table_has_a_row_for_each_measure() -> None:
    report = msgspec.convert(dict.fromkeys(FIELDS) | FIGURES | {"peers": (), "turns": ()}, Report)
    lines = list(table([report, report]))
    assert lines[0] == "| | call (60 s) | call (60 s) |"
    assert len(lines) == 2 + len(ROWS) + 1
    assert lines[2] == "| settled-word latency p50, s | 0.9 | 0.9 |"
    assert "| – | – |" in lines[4]
    assert lines[-1] == "| utterances not believed: a loop | 2 | 2 |"
