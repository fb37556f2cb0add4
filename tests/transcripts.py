"""What was heard, held to what was said: word errors, and whose the words are said to be."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import livecard, sessions
from livecard.bench.words import Errors, aligned, errors, normal
from livecard.speaker import Speaker

IN_A_ROW = 5
"""Words in a row that nobody says twice by chance."""


@dataclass(frozen=True)
class Said:
    """A turn, or an utterance. Seconds from the beginning."""

    speaker: Speaker
    start: float
    text: str


def script(sample: Path, until: float) -> list[Said]:
    """The turns of a sample that begin before a time."""
    turns = json.loads(sample.with_suffix(".turns.json").read_text("utf-8"))["turns"]
    every = [Said(Speaker(one["speaker"]), one["start"], one["text"]) for one in turns]
    return [one for one in every if one.start < until]


def logged(home: Path) -> list[dict[str, object]]:
    """The events of the only session there is."""
    [session] = sessions(home)
    lines = livecard(home, "log", session).stdout.splitlines()
    return [json.loads(line)["event"] for line in lines]


def finished(home: Path) -> list[Said]:
    """Everything that was heard in the only session there is, by its log."""
    every = [one for one in logged(home) if one["type"] == "UtteranceFinished"]
    told = [
        Said(Speaker(str(one["speaker"])), float(str(one["start"])), str(one["text"]))
        for one in every
    ]
    return sorted(told, key=lambda one: one.start)


def text(said: Iterable[Said], speaker: Speaker) -> str:
    return " ".join(one.text for one in said if one.speaker is speaker)


def wrong(wanted: Sequence[Said], heard: Sequence[Said]) -> Errors:
    """The word errors, each speaker's against the same speaker's."""
    return both(wanted, heard, Speaker.INTERVIEWER) + both(wanted, heard, Speaker.CANDIDATE)


def both(wanted: Sequence[Said], heard: Sequence[Said], speaker: Speaker) -> Errors:
    return errors(text(wanted, speaker), text(heard, speaker))


def roles_right(wanted: Sequence[Said], heard: Sequence[Said]) -> float:
    """Of the words that were heard right, the share that is said to be the right person's."""
    said, told = list(_words(wanted)), list(_words(heard))
    pairs = aligned([word for _, word in said], [word for _, word in told])
    same = [(said[i][0], told[j][0]) for i, j in pairs if said[i][1] == told[j][1]]
    return sum(one is other for one, other in same) / max(1, len(same))


def crossed(wanted: Sequence[Said], heard: Sequence[Said]) -> list[str]:
    """What one of them said and is told to be the other's: so many words in a row."""
    return [
        run
        for one in (Speaker.INTERVIEWER, Speaker.CANDIDATE)
        for run in _runs(text(heard, one)) & _runs(text(wanted, one.other))
        if run not in _runs(text(wanted, one))
    ]


def _words(said: Iterable[Said]) -> Iterator[tuple[Speaker, str]]:
    for one in said:
        for word in normal(one.text).split():
            yield one.speaker, word


def _runs(words: str) -> set[str]:
    every = normal(words).split()
    return {" ".join(every[i : i + IN_A_ROW]) for i in range(len(every) - IN_A_ROW + 1)}
