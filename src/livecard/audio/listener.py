"""One speaker's ear: which sound to decode now, which words have settled, when somebody is done."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from livecard.audio.block import RATE, Samples
from livecard.audio.gate import FRAME, Gate, Heard, Voice, frames
from livecard.audio.hearing import Hearing as Hearing
from livecard.audio.hearing import Keep
from livecard.audio.hearing import Recogniser as Recogniser
from livecard.audio.load import Tier
from livecard.audio.passes import FinalPass
from livecard.audio.utterance import ListenerSettings as ListenerSettings
from livecard.audio.utterance import Utterance
from livecard.events import Event
from livecard.speaker import Speaker

STRETCH = 2.0
"""How many times the usual step there is between two drafts while there is little time."""


def at_hand(samples: Samples) -> Callable[[], Samples]:
    """Sound that is put aside in memory."""
    return lambda: samples


def _said(event: Event) -> Event:
    return event


class Listener:
    """Takes the frames of one channel in order, and says when a pass over its sound is due."""

    def __init__(
        self,
        speaker: Speaker,
        voice: Voice,
        recogniser: Recogniser,
        number: Callable[[], int],
        settings: ListenerSettings,
        keep: Keep = at_hand,
    ) -> None:
        """`keep` puts sound aside that is heard later."""
        self.speaker = speaker
        self._gate = Gate(voice, settings.gate)
        self._recogniser = recogniser
        self._number = number
        self._settings = settings
        self._keep = keep
        self._before: deque[Samples] = deque(maxlen=max(1, frames(settings.before)))
        self._open: Utterance | None = None
        self._done: deque[Utterance] = deque()
        self._later: deque[Utterance] = deque()

    def feed(self, frame: Samples, at: int) -> None:
        """Take in the frame that begins at sample `at`."""
        heard = self._gate.feed(frame)
        if self._open is None:
            self._before.append(frame)
            if heard is Heard.BEGIN:
                self._begin(at + FRAME)
            return
        self._open.add(frame)
        self._after(self._open, heard)

    def due(self, tier: Tier = Tier.WHOLE) -> bool:
        """Whether an interim pass is worth its cost now."""
        if self._open is None or self._settings.step <= 0 or tier > Tier.EASED:
            return False
        if tier is Tier.EASED and self.speaker is Speaker.INTERVIEWER:
            return False
        return self._open.due(STRETCH if tier is Tier.EASED else 1.0)

    @property
    def done(self) -> bool:
        """Whether an utterance is over and waits for its final pass."""
        return bool(self._done)

    @property
    def later(self) -> int | None:
        """The number of the first utterance that was put aside; None where none was."""
        return self._later[0].number if self._later else None

    def revise(self) -> Iterator[Event]:
        """The interim pass over the open utterance."""
        if self._open is not None:
            yield from self._open.revise(self._recogniser)

    def settle(self, tier: Tier = Tier.WHOLE) -> Iterator[FinalPass]:
        """The final pass over each utterance that is over, or its being put aside."""
        while self._done:
            utterance = self._done.popleft()
            deferred = utterance.put_aside(self._keep) if tier is Tier.LATER else None
            if deferred is not None:
                self._later.append(utterance)
                yield partial(_said, deferred)
            else:
                yield partial(utterance.settle, self._recogniser, tier is Tier.QUICK)

    def catch_up(self) -> Iterator[FinalPass]:
        """The final pass over one utterance that was put aside."""
        if self._later:
            yield partial(self._later.popleft().settle, self._recogniser)

    def finish(self, tier: Tier = Tier.WHOLE) -> Iterator[FinalPass]:
        """No more sound will come: what is open is over."""
        if self._open is not None:
            self._end(self._open)
        yield from self.settle(tier)

    def _begin(self, end: int) -> None:
        self._open = self._utterance(end, list(self._before))
        self._open.spoken = self._settings.gate.confirm * FRAME
        self._before.clear()

    def _utterance(self, end: int, sound: list[Samples]) -> Utterance:
        return Utterance(self._number(), self.speaker, end, sound, self._settings)

    def _after(self, open_: Utterance, heard: Heard) -> None:
        settings = self._settings
        if heard is Heard.PAUSE:
            open_.paused = True
        if heard is Heard.END:
            self._end(open_)
            self._before.extend(open_.rest())
        elif open_.seconds > settings.longest or (
            heard is Heard.DIP and open_.seconds > settings.divide
        ):
            self._end(open_)
            self._open = self._utterance(open_.end, open_.rest())
            # Half a word is no click: somebody is in the middle of saying it.
            self._open.spoken = 0 if self._gate.quiet else round(settings.shortest * RATE)
        elif heard is Heard.SPEECH and not self._gate.quiet:
            open_.go_on()

    def _end(self, open_: Utterance) -> None:
        self._done.append(open_)
        self._open = None
