"""One dialogue through the product's own parts, measured, and the measures as a table."""

import itertools
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.voice import VoiceModel
from livecard.audio.whisper import Whisper
from livecard.bench.dialogue import Dialogue
from livecard.bench.stream import (
    Meter,
    Report,
    changed,
    delays,
    flicker,
    invented,
    lost,
    memory,
    metered,
    offline,
    quantile,
    run,
    slope,
    truth,
)
from livecard.pipeline import Pipeline
from livecard.tagging.tagger import Tagger


@dataclass(frozen=True)
class Bench:
    """The parts that are measured."""

    whisper: Whisper
    voice: VoiceModel
    tagger: Tagger
    listener: ListenerSettings


def measured(bench: Bench, dialogue: Dialogue, pace: float | None) -> Report:
    """Play the dialogue once and measure everything; `pace` None is as fast as it goes."""
    meter = Meter()
    number = itertools.count(1).__next__
    recogniser = metered(bench.whisper, meter)
    pipeline = Pipeline(
        {
            speaker: Listener(speaker, bench.voice.channel(), recogniser, number, bench.listener)
            for speaker in dialogue.sound
        },
        bench.tagger,
    )
    with _Memory() as watched:
        events, taken = run(pipeline, dialogue, pace)
    known = bool(dialogue.turns)
    late = delays(events, dialogue, bench.whisper) if known and pace is not None else None
    return Report(
        dialogue=dialogue.name,
        seconds=round(dialogue.seconds, 1),
        pace="max" if pace is None else f"{pace:g}",
        words=sum(len(turn.text.split()) for turn in dialogue.turns),
        settled_p50=quantile(late.settled, 0.5) if late else None,
        settled_p95=quantile(late.settled, 0.95) if late else None,
        shown_p50=quantile(late.shown, 0.5) if late else None,
        finished_p50=quantile(late.finished, 0.5) if late else None,
        finished_p95=quantile(late.finished, 0.95) if late else None,
        word_error_rate=round(truth(events, dialogue).rate, 4) if known else None,
        offline_word_error_rate=(
            round(offline(dialogue, bench.whisper).rate, 4) if known else None
        ),
        flicker=round(flicker(events), 3),
        changed_settled_words=changed(events),
        lost_speech=round(lost(events, dialogue.turns), 1),
        invented_words=invented(events, dialogue.turns),
        real_time_factor=round(taken / dialogue.seconds, 4),
        duty=round(meter.seconds / dialogue.seconds, 3),
        longest_pass=round(meter.longest, 2),
        peak_memory=max((kb for _, kb in watched.samples), default=0) // 1024,
        memory_slope=slope(watched.samples),
    )


class _Memory:
    """Reads the program's memory once a second, beside what is measured."""

    def __init__(self) -> None:
        self.samples: list[tuple[float, int]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        begun = time.monotonic()
        while not self._over.wait(1.0):
            self.samples.append((time.monotonic() - begun, memory()))


ROWS = {
    "settled_p50": "settled-word latency p50, s",
    "settled_p95": "settled-word latency p95, s",
    "shown_p50": "first shown p50, s",
    "finished_p50": "utterance finished after its last word p50, s",
    "finished_p95": "utterance finished after its last word p95, s",
    "word_error_rate": "word error rate of the finished text",
    "offline_word_error_rate": "the same, faster-whisper offline, beam 5",
    "flicker": "tentative words changed, for each final word",
    "changed_settled_words": "changed settled words",
    "lost_speech": "speech without words, s",
    "invented_words": "words where nobody spoke",
    "real_time_factor": "real-time factor",
    "duty": "duty of the recogniser",
    "longest_pass": "longest pass, s",
    "peak_memory": "peak memory of the program, MB",
    "memory_slope": "growth of memory, MB an hour",
}


def table(reports: Sequence[Report]) -> Iterable[str]:
    """The reports side by side, as a Markdown table."""
    yield "| | " + " | ".join(f"{one.dialogue} ({one.seconds:.0f} s)" for one in reports) + " |"
    yield "|---|" + "---|" * len(reports)
    plain = [msgspec.structs.asdict(one) for one in reports]
    for key, name in ROWS.items():
        cells = ["–" if one[key] is None else f"{one[key]}" for one in plain]
        yield f"| {name} | " + " | ".join(cells) + " |"
