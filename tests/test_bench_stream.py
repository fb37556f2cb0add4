"""The measures of the live transcript, each on a handful of events that can be counted by hand."""

from typing import cast

import numpy as np
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from fakes import RUBRIC, TAUGHT, Studio, counter, read, sentences, silence, voice
from livecard.audio.block import Samples
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.whisper import Whisper
from livecard.bench.dialogue import BOTH, Dialogue, Turn
from livecard.bench.measure import ROWS, table
from livecard.bench.stream import (
    Meter,
    Report,
    Timed,
    changed,
    delays,
    flicker,
    invented,
    lost,
    memory,
    quantile,
    run,
    slope,
    truth,
)
from livecard.events import Event, UtteranceFinished, UtteranceRevised, Word
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
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
    total = truth(TOLD, dialogue(Turn(WHO, "I built a cue", 0, 4), Turn(BOTH[0], "Right", 6, 7)))
    assert (total.substituted, total.deleted, total.reference) == (1, 1, 5)


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
        Tagger(RUBRIC, read, TAUGHT, sentences, counter().__next__),
    )
    events, taken = run(pipeline, Dialogue("d", sound, ()), None)
    kinds: list[type[Event]] = [type(one.event) for one in events]
    assert UtteranceFinished in kinds
    times = [one.at for one in events]
    assert times == sorted(times)
    assert times[-1] <= taken


def test_the_table_has_a_row_for_each_measure() -> None:
    report = Report(
        "call", 60.0, "1", 100, 0.9, 1.4, 0.4, None, None, 0.06, 0.05,
        0.2, 0, 0.0, 0, 0.3, 0.25, 0.8, 600, 0.0,
    )  # fmt: skip
    lines = list(table([report, report]))
    assert lines[0] == "| | call (60 s) | call (60 s) |"
    assert len(lines) == 2 + len(ROWS)
    assert lines[2] == "| settled-word latency p50, s | 0.9 | 0.9 |"
    assert "| – | – |" in lines[5]
