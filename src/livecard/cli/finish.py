"""What a capture leaves on disk: take in what a crash had left, delete the sound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import typer

from livecard.audio import spool
from livecard.audio.block import RATE, AudioBlock
from livecard.audio.gate import FRAME
from livecard.capturing import RolesSwapped
from livecard.cli import beside, keeping, workspace
from livecard.cli.desk import Desk
from livecard.cli.options import Machine
from livecard.errors import LivecardError
from livecard.events import (
    Event,
    SessionClosed,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker

LONGEST = 30.0
"""Seconds that an utterance lasts at most: sound from before then has been heard for certain."""
CUT_OFF = "cut off"
FINISHED = "finished after livecard had been ended by force"


def take_in(session: str, machine: Machine) -> None:
    """Take in what was recorded and not yet heard when livecard was ended by force."""
    log = workspace.open_log()
    try:
        count = finished(Desk(log), session, machine)
    finally:
        log.close()
    typer.echo(
        f"{count:.1f} s were still taken in; look at the card with: livecard review {session}"
    )


def drop(session: str) -> None:
    """Delete the recording of an interview; the transcript and the card stay."""
    log = workspace.open_log()
    try:
        keeping.delete(session, Desk(log).session(session).record, "asked for by the interviewer")
    finally:
        log.close()
    typer.echo("The recording is gone.")


def finished(desk: Desk, name: str, machine: Machine) -> float:
    """Take the rest of a session in; gives how many seconds of sound that were."""
    session = desk.session(name)
    _must_be_open(session.scorecard, name)
    rest = remaining(session.scorecard, name)
    swaps = sum(isinstance(one.event, RolesSwapped) for one in desk.log.entries(name))
    for event in _given_up(list(session.scorecard.transcript.open.values())):
        session.record(event)
    for event in _heard(session.scorecard, machine, rest.blocks(swaps % 2 == 1), rest.start):
        session.record(event)
    # Last: if this is cut off as well, what was put aside still waits.
    for event in _given_up(rest.waiting):
        session.record(event)
    beside.play_back(name)
    session.record(SessionClosed(FINISHED))
    return rest.seconds


def _must_be_open(card: Scorecard, name: str) -> None:
    """What is heard now becomes evidence: never on a card that somebody has handed in as it was."""
    if not (card.closed or "").startswith(CUT_OFF):
        raise LivecardError(f"session {name} was not cut off: there is nothing to finish")
    if card.sound.deleted:
        raise LivecardError(f"the recording of {name} has been deleted: there is nothing to finish")
    if card.submitted:
        raise LivecardError(
            f"the card of {name} has been submitted, and what is still taken in would change it; "
            f"reopen it first with: livecard review {name}"
        )


@dataclass(frozen=True)
class Rest:
    """The sound that has not become words yet."""

    session: str
    start: int
    """Sample position from which on it is listened to, a multiple of `FRAME`."""
    known: dict[Speaker, int]
    """Up to where each channel has become words: it is silent before …"""
    waiting: tuple[UtteranceDeferred, ...] = ()
    """… but for speech that had been put aside, to be heard later."""

    @property
    def seconds(self) -> float:
        """How much there is of it."""
        lengths = spool.spooled(keeping.recordings(self.session))
        return max(0, max(lengths.values(), default=0) - self.start) / RATE

    def blocks(self, swapped: bool) -> Iterator[AudioBlock]:
        """The sound, each channel silent where its words are known."""
        for block in spool.blocks(keeping.recordings(self.session), self.start):
            speaker = block.speaker.other if swapped else block.speaker
            samples = np.where(self._unheard(speaker, block), block.samples, np.float32(0))
            yield replace(block, speaker=speaker, samples=samples)

    def _unheard(self, speaker: Speaker, block: AudioBlock) -> npt.NDArray[np.bool_]:
        """Which samples of a block have not become words."""
        places = np.arange(block.start, block.end)
        unheard = places >= self.known.get(speaker, 0)
        for one in self.waiting:
            if one.speaker is speaker:
                unheard |= (places >= one.start * RATE) & (places < one.end * RATE)
        return unheard


def remaining(card: Scorecard, name: str) -> Rest:
    """What of a session's sound has not become words."""
    known = dict.fromkeys(Speaker, 0)
    said = card.transcript
    over: list[UtteranceFinished | UtteranceDiscarded] = [*said.finished.values()]
    for one in [*over, *said.discarded.values()]:
        known[one.speaker] = max(known[one.speaker], round(one.end * RATE))
    heard = card.heard.until if card.heard else 0.0
    certain = round(max(0.0, heard - LONGEST) * RATE)
    start = max(certain, min(known[Speaker.INTERVIEWER], known[Speaker.CANDIDATE]))
    waiting = tuple(card.listening.deferred.values())
    start = min([start, *(round(one.start * RATE) for one in waiting)])
    return Rest(name, start // FRAME * FRAME, known, waiting)


def _given_up(left: Iterable[UtteranceRevised | UtteranceDeferred]) -> Iterator[Event]:
    """Utterances that were open or put aside: they are heard again, under another number."""
    for one in left:
        yield UtteranceDiscarded(one.utterance, one.speaker, one.start, one.start, "heard again")


def _heard(
    card: Scorecard, machine: Machine, blocks: Iterator[AudioBlock], start: int
) -> Iterator[Event]:
    from livecard.audio.listener import ListenerSettings
    from livecard.cli.parts import Parts
    from livecard.pipeline import Pipeline

    parts = Parts(card.rubric, machine)
    said = card.transcript
    numbers = (*said.finished, *said.open, *said.discarded, *card.listening.deferred, 0)
    parts.first = max(numbers) + 1, max((*card.evidence, 0)) + 1
    speakers = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    for part in parts.pipeline(speakers, ListenerSettings(step=0.0)):
        if isinstance(part, Pipeline):
            part.skip(start)
            yield from part.run(blocks)
