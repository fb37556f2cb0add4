"""How the sound stands: the fold of what happened while it was captured."""

from livecard.capturing import (
    Alarm,
    AlarmCleared,
    AlarmRaised,
    Captured,
    DeviceOpened,
    RecordingDeleted,
    RecordingKept,
    SoundPaused,
    SoundResumed,
    SoundTaken,
    SpeakerMarked,
)
from livecard.speaker import Speaker


class SoundCheck:
    """Where sound comes from, and what is wrong with it. `page/soundcheck.ts` folds the same."""

    def __init__(self) -> None:
        self.devices: dict[Speaker, str] = {}
        self.alarms: dict[tuple[Alarm, Speaker], AlarmRaised] = {}
        self.taken: SoundTaken | None = None
        self.paused = False
        self.marked: Speaker | None = None
        self.kept: bool | None = None
        """None until the interviewer chooses."""
        self.deleted = False

    def apply(self, event: Captured) -> None:
        """Take in what happened next."""
        match event:
            case DeviceOpened():
                self.devices[event.speaker] = event.device
            case SoundTaken():
                self.taken = event
            case AlarmRaised():
                self.alarms[event.alarm, event.speaker] = event
            case AlarmCleared():
                self.alarms.pop((event.alarm, event.speaker), None)
            case SoundPaused() | SoundResumed():
                self.paused = isinstance(event, SoundPaused)
            case SpeakerMarked():
                self.marked = event.speaker
            case RecordingKept():
                self.kept = event.kept
            case RecordingDeleted():
                self.deleted = True
            case _:  # Wishes change nothing until they are granted; roles are the transcript's.
                pass
