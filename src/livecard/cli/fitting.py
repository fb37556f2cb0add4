"""Fits the recogniser to this machine: what a draft costs, how often there can be one."""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from livecard.audio.block import RATE
from livecard.audio.hearing import Transcribe
from livecard.audio.listener import ListenerSettings

SOUND = 5.0
"""Seconds of sound that a draft usually covers."""
ROOM = 1.3
"""How much more new sound than its own cost a draft waits for: the other speaker wants a turn."""
SLOW = 1.5
"""Seconds that a draft may cost at most: after that it is no news."""


def cost(draft: Transcribe, clock: Callable[[], float] = time.monotonic) -> float:
    """Seconds that a draft takes on this machine, warm."""
    hush = np.random.default_rng(1).normal(0, 0.01, round(SOUND * RATE)).astype(np.float32)
    draft(hush)
    begun = clock()
    draft(hush)
    return clock() - begun


def fitted(settings: ListenerSettings, taken: float) -> tuple[ListenerSettings, str]:
    """The settings for drafts that take so long, and what was chosen, in words."""
    if settings.step <= 0:
        return settings, "each utterance is heard when it is over"
    if taken > SLOW:
        return replace(settings, step=0.0), (
            f"a draft would take {taken:.1f} s here, so words come when an utterance is over; "
            "--model whisper-tiny.en is faster, --later records now and transcribes later"
        )
    step = round(max(settings.step, ROOM * taken), 2)
    return replace(settings, step=step), f"a draft takes {taken:.2f} s; one every {step:g} s"
