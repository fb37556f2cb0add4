"""Which sound interface this machine has: one file for each, one protocol for all."""

import os
import sys

from livecard.audio import pulse
from livecard.audio.coreaudio import CoreAudio
from livecard.audio.device import NoSound, System
from livecard.audio.microphone import PortAudio
from livecard.audio.wasapi import Wasapi

CHOICES = ("auto", "portaudio", "pulse")


def system(choice: str = "") -> System:
    """The interface of this machine; $LIVECARD_SOUND names another one."""
    choice = choice or os.environ.get("LIVECARD_SOUND", "auto")
    match choice:
        case "auto":
            return here(sys.platform)
        case "portaudio":
            return PortAudio()
        case "pulse":
            return pulse.Pulse()
        case _:
            raise NoSound(f"LIVECARD_SOUND is {choice}; it can be one of {', '.join(CHOICES)}")


def here(platform: str) -> System:
    """The interface of a platform, by Python's name for it."""
    match platform:
        case "win32":
            return Wasapi()
        case "darwin":
            return CoreAudio(PortAudio())
        case "linux" if pulse.available():
            return pulse.Pulse()
        case _:
            return PortAudio()
