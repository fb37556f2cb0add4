"""What was said: the fold of the utterances, and quotes as slices of it."""

import msgspec

from livecard.errors import BadEvent
from livecard.events import (
    EvidenceFound,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.speaker import Speaker

NOD = 3
"""Words under which the interviewer has only nodded."""


def without_times(event: UtteranceFinished) -> UtteranceFinished:
    """What is kept of an utterance for as long as the interview lasts: the times of its words are
    in the log, and would take 3 MB an hour."""
    return msgspec.structs.replace(event, words=())


class Transcript:
    """Utterances by number. Those that are finished never change."""

    def __init__(self) -> None:
        self.open: dict[int, UtteranceRevised] = {}
        self.finished: dict[int, UtteranceFinished] = {}
        self.discarded: dict[int, UtteranceDiscarded] = {}

    def revise(self, event: UtteranceRevised) -> None:
        """What is heard so far of somebody who still speaks."""
        before = self.open.get(event.utterance)
        self._still_open(event.utterance)
        if before is not None and not event.settled.startswith(before.settled):
            raise BadEvent(f"utterance {event.utterance} changes words that had settled")
        self.open[event.utterance] = event

    def finish(self, event: UtteranceFinished) -> None:
        """The last word on an utterance."""
        self._still_open(event.utterance)
        self.open.pop(event.utterance, None)
        self.finished[event.utterance] = without_times(event)

    def discard(self, event: UtteranceDiscarded) -> None:
        """It was no speech after all."""
        self._still_open(event.utterance)
        self.open.pop(event.utterance, None)
        self.discarded[event.utterance] = event

    def swap_roles(self) -> None:
        """Who was taken for the one is the other; words and times stay."""
        for number, said in self.finished.items():
            self.finished[number] = msgspec.structs.replace(said, speaker=said.speaker.other)
        for number, open_ in self.open.items():
            self.open[number] = msgspec.structs.replace(open_, speaker=open_.speaker.other)

    def quote(self, event: EvidenceFound) -> str:
        """The slice of the transcript that the evidence points to."""
        said = self.finished.get(event.utterance)
        if said is None:
            raise BadEvent(
                f"evidence {event.evidence} quotes utterance {event.utterance}, still unfinished"
            )
        if not 0 <= event.from_ < event.to <= len(said.text):
            raise BadEvent(
                f"evidence {event.evidence} quotes characters {event.from_} to {event.to} of "
                f"utterance {event.utterance}, which has {len(said.text)}"
            )
        return said.text[event.from_ : event.to]

    def asked(self, utterance: int) -> str:
        """The interviewer's last words, more than a nod, before an utterance began."""
        start = self.finished[utterance].start
        before = [
            one
            for one in self.finished.values()
            if one.speaker is Speaker.INTERVIEWER
            and (one.start, one.utterance) < (start, utterance)
            and len(one.text.split()) >= NOD
        ]
        return max(before, key=lambda one: (one.start, one.utterance)).text if before else ""

    def _still_open(self, utterance: int) -> None:
        if utterance in self.finished or utterance in self.discarded:
            raise BadEvent(f"utterance {utterance} is already finished")
