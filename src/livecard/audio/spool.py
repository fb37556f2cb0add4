"""The sound on disk while it arrives: one WAV file for each channel, whole after any crash."""

import os
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.errors import LivecardError
from livecard.speaker import Speaker

HEAD = 44
FLUSH = RATE // 4
"""Samples after which what was written is handed to the system: a crash loses no more."""
SYNC = RATE
"""Samples after which it is on the disk itself: a power cut loses no more."""
BLOCK = RATE // 10


class Spool:
    """Written by the capture's thread. A sample's place in the file is its place in time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tracks: dict[Speaker, _Track] = {}

    def write(self, block: AudioBlock) -> str:
        """Write a block; says why not, where it could not."""
        try:
            if block.speaker not in self._tracks:
                self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._tracks[block.speaker] = _Track(track(self.folder, block.speaker))
            self._tracks[block.speaker].write(block)
        except OSError as error:
            return (
                f"The sound is heard but no longer kept: {error.strerror}. Free some space on the "
                "disk; it goes on by itself."
            )
        return ""

    def close(self) -> None:
        """Everything is on disk."""
        for track in self._tracks.values():
            track.close()


def spooled(folder: Path) -> dict[Speaker, int]:
    """How many samples there are of each speaker."""
    sizes = {one: track(folder, one) for one in Speaker}
    return {
        one: max(0, path.stat().st_size - HEAD) // 2
        for one, path in sizes.items()
        if path.is_file()
    }


def blocks(folder: Path, start: int = 0) -> Iterator[AudioBlock]:
    """What was written, from a sample position on, the channels in turn."""
    lengths = spooled(folder)
    for at in range(start, max(lengths.values(), default=0), BLOCK):
        for speaker, length in lengths.items():
            if at < length:
                yield AudioBlock(speaker, at, _read(track(folder, speaker), at))


def pairs(folder: Path, piece: int = RATE) -> Iterator[Samples]:
    """Both channels side by side, the interviewer's first; the shorter one ends in silence."""
    lengths = spooled(folder)
    for at in range(0, max(lengths.values(), default=0), piece):
        rows = np.zeros((2, piece), np.float32)
        for row, speaker in zip(rows, (Speaker.INTERVIEWER, Speaker.CANDIDATE), strict=True):
            if at < lengths.get(speaker, 0):
                sound = _read(track(folder, speaker), at, piece)
                row[: len(sound)] = sound
        yield rows


def delete(folder: Path) -> None:
    """Nothing of it is left; LivecardError says why it could not be deleted."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise LivecardError(
            f"the recording in {folder} cannot be deleted ({error.strerror}); delete it yourself"
        ) from error


def track(folder: Path, speaker: Speaker) -> Path:
    """The file of one speaker."""
    return folder / f"{speaker}.wav"


def _read(path: Path, at: int, count: int = BLOCK) -> Samples:
    with path.open("rb") as file:
        file.seek(HEAD + 2 * at)
        raw = file.read(2 * count)
    sound = np.frombuffer(raw[: len(raw) // 2 * 2], "<i2").astype(np.float32)
    return sound / np.float32(32768)


class _Track:
    """One file. Its header is true up to the last flush."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._file: BinaryIO = path.open("w+b" if fresh else "r+b", buffering=0)
        self._end = self._flushed = self._synced = 0
        if fresh:
            path.chmod(0o600)
            self._head()

    def write(self, block: AudioBlock) -> None:
        sound = np.rint(np.clip(block.samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
        self._file.seek(HEAD + 2 * block.start)
        if self._file.write(sound) != len(sound):
            raise OSError(28, "No space left on device")
        self._end = max(self._end, block.end)
        if self._end - self._flushed >= FLUSH:
            self._head()
            self._flushed = self._end
        if self._end - self._synced >= SYNC:
            os.fsync(self._file.fileno())
            self._synced = self._end

    def close(self) -> None:
        self._head()
        self._file.close()

    def _head(self) -> None:
        size = 2 * self._end
        form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
        riff = struct.pack("<4sI4s", b"RIFF", 36 + size, b"WAVE")
        self._file.seek(0)
        self._file.write(riff + form + struct.pack("<4sI", b"data", size))
