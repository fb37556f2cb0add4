"""What recognition costs: the same interviews with the script's words and with the heard ones."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np

from livecard.audio.block import Samples
from livecard.audio.gate import FRAME
from livecard.audio.listener import Listener
from livecard.bench.agreement import interval, summed
from livecard.bench.evidence import Outcome, counted
from livecard.events import Event, UtteranceFinished
from livecard.training.examples import LabelledInterview


class SpokenTurn(msgspec.Struct, frozen=True):
    """A turn of a labelled interview, read aloud by a synthetic voice."""

    interview: str
    turn: int
    """Its place in the interview, from 0."""
    file: str


class Spoken(msgspec.Struct, frozen=True):
    """A manifest.json of recordings."""

    turns: tuple[SpokenTurn, ...]


Texts = Mapping[tuple[str, int], str]
"""What was heard, by interview and turn."""


def heard(listener: Listener, sound: Samples) -> str:
    """The finished text of a recording with one speaker: its utterances, one after the other."""
    padded = np.concatenate([sound, np.zeros(-len(sound) % FRAME, np.float32)])
    events: list[Event] = []
    for at in range(0, len(padded), FRAME):
        listener.feed(padded[at : at + FRAME], at)
        events += [one() for one in listener.settle()]
    events += [one() for one in listener.finish()]
    return " ".join(one.text for one in events if isinstance(one, UtteranceFinished))


def replaced(interview: LabelledInterview, texts: Texts) -> LabelledInterview:
    """The interview with what was heard in place of the script; the labels stay at their turns."""
    turns = tuple(
        msgspec.structs.replace(turn, text=texts.get((interview.id, number), turn.text))
        for number, turn in enumerate(interview.turns)
    )
    return msgspec.structs.replace(interview, turns=turns)


def pairs(interviews: Sequence[LabelledInterview], texts: Texts) -> Iterator[tuple[str, str]]:
    """What was said in each turn that was heard, and what was heard."""
    for interview in interviews:
        for number, turn in enumerate(interview.turns):
            if (interview.id, number) in texts:
                yield turn.text, texts[interview.id, number]


def loss(script: Sequence[Outcome], spoken: Sequence[Outcome]) -> float | None:
    """How much lower F1 is with the heard words; the outcomes are of the same interviews."""
    first = summed([counted(one) for one in script]).f1
    second = summed([counted(one) for one in spoken]).f1
    return None if first is None or second is None else first - second


def loss_interval(
    script: Sequence[Outcome], spoken: Sequence[Outcome]
) -> tuple[float, float] | None:
    """Its 95 % bootstrap interval, over interviews."""
    both = list(zip(script, spoken, strict=True))
    if not both:
        return None
    return interval(both, lambda some: loss([one for one, _ in some], [one for _, one in some]))
