"""Sound that the page records: the browser's microphone, and the tab or screen of the call."""

from collections.abc import Sequence

import numpy as np

from livecard.audio.device import Device, NoSound, Piece, Sound
from livecard.audio.ring import Ring

RATE = 16_000
"""Samples a second: the page's own recorder changes the rate."""
PRESS = "Press 'Listen here' on the page, and allow the microphone."
SHARE = "Press 'Share the call' on the page, choose the call's tab, and share its sound too."
OWN = Device("own", "Microphone of the browser", 1, RATE, "microphone", True, prompt=PRESS)
CALL = Device("call", "Call in the browser", 1, RATE, "call", True, prompt=SHARE)
LONGEST = 64 * 1024
"""Bytes of a message at most."""


class Browser:
    """Each message of the page is a byte pair that names the channel, then 16-bit samples."""

    def __init__(self) -> None:
        self._rings = {0: Ring(RATE), 1: Ring(RATE)}

    def take(self, message: bytes) -> bool:
        """Take in what the page has recorded; whether it was that."""
        channel = message[0] if message else None
        if channel not in self._rings or len(message) % 2 or len(message) > LONGEST:
            return False
        sound = np.frombuffer(message, "<i2")[1:].astype(np.float32)
        self._rings[channel].put(sound.reshape(-1, 1) / np.float32(32768))
        return True

    def devices(self) -> list[Device]:
        """Always the same two."""
        return [OWN, CALL]

    def open(self, device: Device) -> "PageStream":
        """What the page sends, from now on."""
        return PageStream(self._rings[0 if device.kind == "microphone" else 1])

    def advice(self) -> str:
        """What the user does on the page."""
        return SHARE

    def play(self, sound: Sound, rate: int) -> None:
        """The page has no tone to play."""
        raise NoSound("a tone is played by the machine itself: livecard devices --test")


class PageStream:
    """One channel of the page. It never breaks: the page may be opened again."""

    rate = RATE
    broken = ""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """The page goes on by itself."""
