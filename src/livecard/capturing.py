"""What happens while sound is captured, as values: devices, alarms, pauses, who speaks where."""

from typing import Literal

from livecard.fact import Fact
from livecard.speaker import Speaker

Alarm = Literal["samples", "zeros", "speech", "words", "echo", "overflow", "disk"]
"""What is wrong: no samples come, only zeros come, sound without speech, speech without words,
the candidate's voice in the microphone, sound lost for want of room, sound not kept on disk."""

Wish = Literal["pause", "resume", "stop", "swap", "interviewer", "candidate", "keep", "discard"]


class DeviceOpened(Fact, frozen=True, tag=True):
    """From now on the sound of a speaker comes from this device."""

    speaker: Speaker
    device: str
    at: float


class SoundTaken(Fact, frozen=True, tag=True):
    """Sound has come from the devices up to here; the recogniser may not have heard it yet."""

    until: float
    left: float
    """Seconds of it that still wait for the recogniser."""
    levels: dict[Speaker, float]
    """The loudest sample since the last time, in dB of full scale; −100 is nothing at all."""


class AlarmRaised(Fact, frozen=True, tag=True):
    """Something is wrong with the sound, and what to do."""

    alarm: Alarm
    speaker: Speaker
    at: float
    advice: str


class AlarmCleared(Fact, frozen=True, tag=True):
    """It is right again."""

    alarm: Alarm
    speaker: Speaker
    at: float


class SoundPaused(Fact, frozen=True, tag=True):
    """Nothing is recorded from here on; time goes on."""

    at: float


class SoundResumed(Fact, frozen=True, tag=True):
    """Sound is recorded again."""

    at: float


class RolesSwapped(Fact, frozen=True, tag=True):
    """The two had been taken for each other: evidence so far is void and is derived again."""


class SpeakerMarked(Fact, frozen=True, tag=True):
    """With one microphone for two people: who speaks from here on."""

    speaker: Speaker
    at: float


class RecordingKept(Fact, frozen=True, tag=True):
    """The sound stays on disk after the interview, or no longer does."""

    kept: bool


class RecordingDeleted(Fact, frozen=True, tag=True):
    """The sound is gone from the disk."""

    reason: str


class SoundAsked(Fact, frozen=True, tag=True):
    """What the interviewer wants done with the sound."""

    wish: Wish


Captured = (
    DeviceOpened
    | SoundTaken
    | AlarmRaised
    | AlarmCleared
    | SoundPaused
    | SoundResumed
    | RolesSwapped
    | SpeakerMarked
    | RecordingKept
    | RecordingDeleted
    | SoundAsked
)
