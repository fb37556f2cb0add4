"""One dialogue through the product's own parts, measured, and the measures as a table."""

import itertools
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from livecard.audio.aside import aside
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.load import LoadSettings
from livecard.audio.voice import VoiceModel
from livecard.audio.whisper import Whisper
from livecard.bench.cost import Meter, behind, memory, slope
from livecard.bench.delays import delays
from livecard.bench.dialogue import Dialogue
from livecard.bench.keeping import CALM, recovered, undeclared
from livecard.bench.stream import (
    Report,
    Tell,
    Timed,
    agree,
    by_turn,
    changed,
    finished_text,
    flicker,
    invented,
    lost,
    metered,
    missed,
    offline,
    quantile,
    run,
)
from livecard.events import AudioHeard
from livecard.listening import Listening
from livecard.pipeline import Pipeline
from livecard.tagging.tagger import Tagger

LONG = 1800.0
"""Seconds of sound under which growth of memory says nothing: it comes and goes by 100 MB."""


@dataclass(frozen=True)
class Bench:
    """The parts that are measured."""

    whisper: Whisper
    voice: VoiceModel
    tagger: Tagger
    listener: ListenerSettings
    load: LoadSettings
    vocabulary: tuple[str, ...] = ()

    def pipeline(self, dialogue: Dialogue, meter: Meter) -> Pipeline:
        """The product's own pipeline, its recogniser timed."""
        number = itertools.count(1).__next__
        hear = metered(self.whisper, meter, self.vocabulary)
        return Pipeline(
            {
                speaker: Listener(speaker, self.voice.channel(), hear, number, self.listener, aside)
                for speaker in dialogue.sound
            },
            self.tagger,
            load=self.load,
        )


def measured(
    bench: Bench, dialogue: Dialogue, pace: float | None, tell: Tell = lambda until: None
) -> Report:
    """Play the dialogue once and measure everything; `pace` None is as fast as it goes."""
    meter, used = Meter(), time.process_time()
    with _Memory() as watched:
        events, taken = run(bench.pipeline(dialogue, meter), dialogue, pace, tell)
    processor = time.process_time() - used
    grown = [(at / taken * dialogue.seconds, kb) for at, kb in watched.samples]
    figures: dict[str, object] = {
        "dialogue": dialogue.name,
        "seconds": round(dialogue.seconds, 1),
        "pace": "max" if pace is None else f"{pace:g}",
        "words": sum(len(turn.text.split()) for turn in dialogue.turns),
        "real_time_factor": round(taken / dialogue.seconds, 4),
        "processor": round(60 * processor / dialogue.seconds, 2),
        "duty": round(meter.seconds / dialogue.seconds, 3),
        "busiest": round(meter.busiest(), 3),
        "longest_pass": round(meter.longest, 2),
        "peak_memory": memory("VmHWM") // 1024,
        "memory_slope": slope(grown) if dialogue.seconds >= LONG else None,
    }
    figures |= _in_time(events, bench, dialogue, pace) | _true(events, bench, dialogue)
    return msgspec.convert(figures | _kept_up(events, dialogue, pace), Report)


def _in_time(
    events: Sequence[Timed], bench: Bench, dialogue: Dialogue, pace: float | None
) -> dict[str, object]:
    if not dialogue.turns or pace != 1:
        none = ("settled_p50", "settled_p95", "settled_most", "shown_p50", "shown_p95")
        return dict.fromkeys((*none, "finished_p50", "finished_p95"))
    late = delays(events, dialogue, bench.whisper)
    return {
        "settled_p50": quantile(late.settled, 0.5),
        "settled_p95": quantile(late.settled, 0.95),
        "settled_most": round(max(late.settled, default=0.0), 3),
        "shown_p50": quantile(late.shown, 0.5),
        "shown_p95": quantile(late.shown, 0.95),
        "finished_p50": quantile(late.finished, 0.5),
        "finished_p95": quantile(late.finished, 0.95),
    }


def _true(events: Sequence[Timed], bench: Bench, dialogue: Dialogue) -> dict[str, object]:
    figures: dict[str, object] = {
        "flicker": round(flicker(events), 3),
        "changed_settled_words": changed(events),
        "lost_speech": round(lost(events, dialogue.turns), 1),
        "invented_words": invented(events, dialogue.turns),
        "rare_words_missed": missed(events, dialogue, bench.vocabulary),
    }
    rates = ("word_error_rate", "offline_word_error_rate", "word_error_ratio")
    if not dialogue.turns:
        return figures | dict.fromkeys((*rates, "marks", "offline_marks"))
    said = {who: finished_text(events, who) for who in dialogue.sound}
    ours, marks = agree(dialogue, said)
    told = offline(dialogue, bench.whisper)
    theirs, their_marks = agree(dialogue, told)
    figures |= {"marks": marks, "offline_marks": their_marks}
    figures |= {"turns": tuple(by_turn(dialogue, said, told))}
    ratio = round(ours.rate / theirs.rate, 3) if theirs.rate else None
    rounded = (round(ours.rate, 4), round(theirs.rate, 4), ratio)
    return figures | dict(zip(rates, rounded, strict=True))


def _kept_up(events: Sequence[Timed], dialogue: Dialogue, pace: float | None) -> dict[str, object]:
    report = Listening()
    for one in events:
        report.apply(one.event)
    heard = [(one.at, one.event.late) for one in events if isinstance(one.event, AudioHeard)]
    return {
        "not_believed": dict(report.discarded),
        "latest": round(max((late for _, late in heard), default=0.0), 2),
        "behind": round(behind(heard), 1),
        "heard_later": round(report.put_aside, 1),
        "undeclared": undeclared([one.event for one in events], dialogue.turns),
        "recovered": None if pace is None or pace <= 1 else _recovered(events, dialogue),
    }


def _recovered(events: Sequence[Timed], dialogue: Dialogue) -> float:
    return recovered([(one.at, one.event) for one in events], CALM * dialogue.seconds)


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
    "settled_most": "settled-word latency at most, s",
    "shown_p50": "first shown p50, s",
    "shown_p95": "first shown p95, s",
    "finished_p50": "utterance finished after its last word p50, s",
    "finished_p95": "utterance finished after its last word p95, s",
    "word_error_rate": "word error rate of the finished text",
    "offline_word_error_rate": "the same, faster-whisper offline, beam 5",
    "word_error_ratio": "ratio of the two",
    "marks": "full stops, commas and question marks, F1",
    "offline_marks": "the same, faster-whisper offline",
    "rare_words_missed": "share of the vocabulary's terms missed",
    "flicker": "tentative words changed, for each final word",
    "changed_settled_words": "changed settled words",
    "lost_speech": "speech without words, s",
    "invented_words": "words where nobody spoke",
    "real_time_factor": "real-time factor",
    "processor": "seconds of one core for a minute of sound",
    "duty": "duty of the recogniser",
    "busiest": "duty in the busiest 30 s but one in 20",
    "latest": "behind at most, s",
    "behind": "longest time more than 1.5 s behind, s",
    "heard_later": "speech put aside and heard later, s",
    "undeclared": "speech without a word or a reason, s",
    "recovered": "as usual again after the pace slackened, s",
    "longest_pass": "longest pass, s",
    "peak_memory": "peak memory of the program, MB",
    "memory_slope": "growth of memory, MB for an hour of sound",
}


def table(reports: Sequence[Report]) -> Iterable[str]:
    """The reports side by side, each followed by its peers, as a Markdown table."""
    columns = [column for one in reports for column in _columns(one)]
    yield "| | " + " | ".join(head for head, _ in columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for key, name in ROWS.items():
        cells = ["–" if figures.get(key) is None else f"{figures[key]}" for _, figures in columns]
        yield f"| {name} | " + " | ".join(cells) + " |"
    for why in sorted({why for one in reports for why in one.not_believed}):
        counts = [
            cell for one in reports for cell in (f"{one.not_believed.get(why, 0)}", *_no_cells(one))
        ]
        yield f"| utterances not believed: {why} | " + " | ".join(counts) + " |"


def _columns(report: Report) -> Iterable[tuple[str, Mapping[str, object]]]:
    yield f"{report.dialogue} ({report.seconds:.0f} s)", msgspec.structs.asdict(report)
    for peer in report.peers:
        yield f"{peer.name} {peer.version}", msgspec.structs.asdict(peer)
        yield "so many times livecard's", peer.ratios


def _no_cells(report: Report) -> list[str]:
    """What stands in a row that is livecard's alone."""
    return ["–"] * 2 * len(report.peers)
