"""What a peer showed, measured as livecard's own transcript is, and set beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from livecard.audio.whisper import Whisper
from livecard.bench.delays import Delays, Traced, count, endings
from livecard.bench.dialogue import BOTH, Dialogue
from livecard.bench.peers import Heard, PeerReport, Shown
from livecard.bench.stream import Report, agree, altered, quantile
from livecard.bench.words import aligned
from livecard.speaker import Speaker

COMPARED = (
    "settled_p50",
    "settled_p95",
    "settled_most",
    "shown_p50",
    "shown_p95",
    "word_error_rate",
    "processor",
    "peak_memory",
)
"""The figures of which less is better, and a ratio therefore says something."""
NEAR = 2
"""Words that a tentative text may leave out where it still stands for the same place."""


@dataclass(frozen=True)
class Who:
    """Which program it was."""

    name: str
    version: str


def figures(who: Who, heard: Heard, dialogue: Dialogue, whisper: Whisper) -> PeerReport:
    """A peer's measures, without the comparison."""
    channels = {one: [it for it in heard.shown if it.speaker is one] for one in BOTH}
    late = _late(channels, dialogue, whisper)
    said = {one: final(shown) for one, shown in channels.items()}
    errors, marks = agree(dialogue, said)
    return PeerReport(
        name=who.name,
        version=who.version,
        settled_p50=quantile(late.settled, 0.5),
        settled_p95=quantile(late.settled, 0.95),
        settled_most=round(max(late.settled), 3) if late.settled else None,
        shown_p50=quantile(late.shown, 0.5),
        shown_p95=quantile(late.shown, 0.95),
        word_error_rate=round(errors.rate, 4) if dialogue.turns else None,
        marks=marks if dialogue.turns else None,
        changed_settled_words=sum(changed(shown) for shown in channels.values()),
        processor=round(60 * heard.processor / dialogue.seconds, 2),
        peak_memory=heard.peak_memory,
        ratios={},
    )


def beside(peer: PeerReport, report: Report) -> PeerReport:
    """The same measures with how many times livecard's they are."""
    theirs, ours = msgspec.structs.asdict(peer), msgspec.structs.asdict(report)
    both = {key: (theirs[key], ours[key]) for key in COMPARED}
    ratios = {key: round(one / other, 2) for key, (one, other) in both.items() if one and other}
    return msgspec.structs.replace(peer, ratios=ratios)


def _late(
    channels: Mapping[Speaker, Sequence[Shown]], dialogue: Dialogue, whisper: Whisper
) -> Delays:
    out = Delays()
    for speaker, ends in endings(dialogue, whisper).items():
        count(out, ends, traced(channels[speaker]))
    return out


def final(shown: Sequence[Shown]) -> str:
    """The text that a channel ended with, what never settled included."""
    return f"{shown[-1].settled} {shown[-1].tentative}".strip() if shown else ""


def traced(shown: Sequence[Shown]) -> list[Traced]:
    """The words of a channel's final text, each with when it was first shown and when it settled.

    A settled word that changes later, or a word before it, has settled only then.
    """
    words = [Traced(text, shown[-1].at, shown[-1].at) for text in final(shown).split()]
    before: list[str] = []
    for one in shown:
        settled = one.settled.split()
        same = _same(before, settled)
        for word in words[same : len(settled)]:
            word.settled = one.at
        # Looked for near its place alone: words like "the" are everywhere in a long text.
        fresh = settled[same:] + one.tentative.split()
        place = words[same : same + len(fresh) + NEAR]
        for i, _ in aligned([word.text for word in place], fresh):
            place[i].shown = min(place[i].shown, one.at)
        before = settled
    for word in words[len(before) :]:
        word.settled = shown[-1].at
    return words


def _same(before: Sequence[str], now: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(before, now, strict=False))
    other = (i for i, (one, two) in pairs if one != two)
    return next(other, min(len(before), len(now)))


def changed(shown: Sequence[Shown]) -> int:
    """Settled words of a channel that were changed later."""
    texts = [one.settled.split() for one in shown]
    return sum(altered(before, now) for before, now in pairwise(texts))
