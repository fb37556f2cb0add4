"""macOS: microphones by PortAudio, the call by AudioTee's tap of Core Audio or by BlackHole."""

import shutil

from livecard.audio.device import Device, Sound, Stream, System
from livecard.audio.program import Program

TAP = Device("audiotee", "What the loudspeakers play (AudioTee)", 1, 16_000, "call", True)
MISSING = "AudioTee is not on the PATH any more; install it again"
ADVICE = (
    "install one of two: AudioTee, which needs macOS 14.2 and no change of settings (its program "
    "audiotee must be on the PATH), or BlackHole (brew install blackhole-2ch), with a "
    "multi-output device of your loudspeakers and BlackHole in Audio MIDI Setup"
)


class CoreAudio:
    """Core Audio, of which PortAudio shows all but what the loudspeakers play."""

    def __init__(self, portaudio: System) -> None:
        self._portaudio = portaudio

    def devices(self) -> list[Device]:
        """The tap, where its program is there, then everything of PortAudio's."""
        tap = [TAP] if shutil.which("audiotee") else []
        return [*tap, *self._portaudio.devices()]

    def open(self, device: Device) -> Stream:
        """Record from a device; a tap that is not permitted brings zeros, which the watch sees."""
        if device.key != TAP.key:
            return self._portaudio.open(device)
        words = ["audiotee", "--sample-rate", str(TAP.rate), "--chunk-duration", "0.05"]
        return Program(words, TAP.rate, 1, "int16", MISSING)

    def advice(self) -> str:
        """What to install."""
        return ADVICE

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the default loudspeakers."""
        self._portaudio.play(sound, rate)
