"""How far behind the sound the recogniser is, and what it leaves out to come back."""

from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """What is still done; each leaves out more than the one before."""

    WHOLE = 0
    """Everything."""
    EASED = 1
    """Drafts of the candidate alone, and fewer."""
    FINALS = 2
    """No drafts."""
    QUICK = 3
    """No drafts, and each utterance heard quickly."""
    LATER = 4
    """Utterances are put aside and heard later."""


NAMES = {
    Tier.WHOLE: "everything",
    Tier.EASED: "fewer drafts",
    Tier.FINALS: "no drafts",
    Tier.QUICK: "quick passes",
    Tier.LATER: "recorded for later",
}


@dataclass(frozen=True)
class LoadSettings:
    """Seconds behind the sound from which on each tier begins; it ends at half of them."""

    eased: float = 0.6
    finals: float = 1.5
    quick: float = 4.0
    later: float = 20.0
    always: bool = False
    """Record now, transcribe later: everything is put aside until the sound has ended."""

    def begin(self, tier: Tier) -> float:
        """From where on a tier begins."""
        return (0.0, self.eased, self.finals, self.quick, self.later)[tier]


class Load:
    """The tier of this moment: it rises at once and comes back when half is made up."""

    def __init__(self, settings: LoadSettings) -> None:
        self._settings = settings
        self._late = 0.0
        self.tier = Tier.LATER if settings.always else Tier.WHOLE

    @property
    def spare(self) -> bool:
        """Whether there is time to hear what was put aside, whoever speaks meanwhile."""
        return self.tier <= Tier.FINALS and self._late < self._settings.finals / 2

    def update(self, late: float, waiting: bool = False) -> bool:
        """Take in how late the newest sound was heard; whether the tier is another one now.

        As long as speech that was put aside is `waiting`, its words come before drafts of others.
        """
        before, self._late = self.tier, late
        if self._settings.always:
            return False
        least = Tier.FINALS if waiting else Tier.WHOLE
        reached = max(least, *(tier for tier in Tier if late >= self._settings.begin(tier)))
        if reached > self.tier:
            self.tier = reached
        while self.tier > reached and late < self._settings.begin(self.tier) / 2:
            self.tier = Tier(self.tier - 1)
        return self.tier is not before
