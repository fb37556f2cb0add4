"""A recording on disk, through PyAV: whatever holds sound, as blocks of one speaker each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.errors import LivecardError
from livecard.speaker import Speaker

Resampler = Callable[[npt.NDArray[np.float32], bool], Samples]
"""Mono sound at the recording's rate in, at `RATE` out; the flag says that it is the last."""


class BadRecording(LivecardError):
    """A file that cannot be heard."""


@dataclass(frozen=True)
class Recording:
    """A file whose first sound track can be decoded."""

    path: Path
    channels: int
    rate: int
    """Samples a second, as recorded."""
    duration: float | None
    """Seconds, where the file says."""


def probe(path: Path) -> Recording:
    """Look at a file; BadRecording says what is wrong with it."""
    if not path.is_file():
        raise BadRecording(f"there is no file {path}; give the path of a recording")
    if path.stat().st_size == 0:
        raise BadRecording(f"{path} is empty; record it again or export it anew")
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise BadRecording(f"{path} has no sound track; livecard needs one with speech")
            stream = container.streams.audio[0]
            length = container.duration / av.time_base if container.duration else None
            return Recording(path, stream.channels, stream.rate, length)
    except av.FFmpegError as error:
        raise BadRecording(_unreadable(path, error)) from error


def roles(recording: Recording, candidate: str) -> tuple[Speaker, ...]:
    """Who speaks on each channel; `candidate` is left or right. One channel has no role."""
    if recording.channels == 1:
        return (Speaker.UNKNOWN,)
    if recording.channels != 2:
        raise BadRecording(
            f"{recording.path} has {recording.channels} channels; export it with two, "
            "the interviewer on one and the candidate on the other"
        )
    pair = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    return pair if candidate == "right" else pair[::-1]


def blocks(
    recording: Recording,
    speakers: Sequence[Speaker],
    resampler: Callable[[int], Resampler],
    length: int = RATE // 10,
) -> Iterator[AudioBlock]:
    """The recording in blocks of `length` samples, the channels in turn.

    Raises BadRecording where the file breaks off; what came before has been given.
    """
    cutters = [_Cutter(one, resampler(recording.rate), length) for one in speakers]
    for sound in _decoded(recording):
        for cutter, channel in zip(cutters, sound, strict=True):
            yield from cutter.feed(channel, last=False)
    empty = np.zeros(0, np.float32)
    for cutter in cutters:
        yield from cutter.feed(empty, last=True)


def write_flac(path: Path, channels: Iterable[Samples]) -> None:
    """Write pieces of two channels, each with a row for the left and one for the right."""
    with av.open(str(path), "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE, layout="stereo")
        for piece in channels:
            rows = np.rint(np.clip(piece, -1.0, 1.0) * 32767).astype(np.int16)
            frame = AudioFrame.from_ndarray(rows.T.reshape(1, -1).copy(), "s16", "stereo")
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


class _Cutter:
    """Resamples one channel and cuts it into blocks."""

    def __init__(self, speaker: Speaker, resampler: Resampler, length: int) -> None:
        self._speaker = speaker
        self._resampler = resampler
        self._length = length
        self._rest = np.zeros(0, np.float32)
        self._start = 0

    def feed(self, sound: npt.NDArray[np.float32], last: bool) -> Iterator[AudioBlock]:
        self._rest = np.concatenate([self._rest, self._resampler(sound, last)])
        while len(self._rest) >= self._length or (last and len(self._rest)):
            samples, self._rest = self._rest[: self._length], self._rest[self._length :]
            yield AudioBlock(self._speaker, self._start, samples)
            self._start += len(samples)


def _decoded(recording: Recording) -> Iterator[npt.NDArray[np.float32]]:
    """Sound as rows of channels, full scale ±1.0."""
    done = 0
    try:
        with av.open(str(recording.path)) as container:
            # The sample format alone is converted here, so that channels are never mixed.
            planar = av.AudioResampler(format="fltp")
            for frame in container.decode(audio=0):
                for one in planar.resample(frame):
                    done += one.samples
                    yield _rows(one, recording)
    except av.FFmpegError as error:
        at = done / recording.rate
        raise BadRecording(f"{_unreadable(recording.path, error)} (after {at:.1f} s)") from error
    if done == 0:
        raise BadRecording(f"{recording.path} holds no sound; record it again or export it anew")


def _rows(frame: AudioFrame, recording: Recording) -> npt.NDArray[np.float32]:
    rows = np.asarray(frame.to_ndarray(), np.float32)
    if len(rows) != recording.channels:
        raise BadRecording(
            f"{recording.path} changes from {recording.channels} to {len(rows)} channels; "
            "export it with the same number throughout"
        )
    return rows


def _unreadable(path: Path, error: av.FFmpegError) -> str:
    return (
        f"{path} cannot be read as a recording ({error.strerror or error}); "
        "WAV, FLAC, MP3, Ogg, M4A, MP4 and MKV can be"
    )
