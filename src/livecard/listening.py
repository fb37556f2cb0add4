"""How well the recogniser kept up, and what it refused to believe: the report of a session."""

from collections import Counter
from collections.abc import Iterator

from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    HearingChanged,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
)


class Listening:
    """Counts, by the facts as they come."""

    def __init__(self) -> None:
        self.finished = 0
        self.words = 0
        self.discarded: Counter[str] = Counter()
        """Utterances that gave no words, by the reason: each filter's counter."""
        self.dropped: Counter[str] = Counter()
        """Milliseconds of sound that were lost, by the reason."""
        self.deferred: dict[int, UtteranceDeferred] = {}
        """Speech that still waits to be heard."""
        self.put_aside = 0.0
        """Seconds of speech that were heard later."""
        self.latest = 0.0
        """Seconds that the recogniser was behind at most."""
        self.does = "everything"

    def apply(self, event: Event) -> None:
        """Take in what happened next."""
        match event:
            case UtteranceFinished():
                self.finished += 1
                self.words += len(event.words)
                self.deferred.pop(event.utterance, None)
            case UtteranceDiscarded():
                self.discarded[event.reason] += 1
                self.deferred.pop(event.utterance, None)
            case UtteranceDeferred():
                self.deferred[event.utterance] = event
                self.put_aside += event.end - event.start
            case AudioDropped():
                self.dropped[event.reason] += round(1000 * event.seconds)
            case AudioHeard():
                self.latest = max(self.latest, event.late)
            case HearingChanged():
                self.does = event.does
            case _:
                pass

    def lines(self) -> Iterator[str]:
        """The report, one thing a line; what did not happen is not mentioned."""
        yield f"Heard {self.finished} utterances, {self.words} words"
        for reason, count in self.discarded.most_common():
            yield f"  not believed, {reason}: {count}"
        for reason, lost in self.dropped.most_common():
            yield f"  sound lost, {reason}: {lost / 1000:.1f} s"
        if self.put_aside:
            yield f"  heard later because there was no time: {self.put_aside:.1f} s"
        if self.latest >= 1.5:
            yield f"  behind at most: {self.latest:.1f} s"
