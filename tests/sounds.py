"""Sound files made for a test."""

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLES = Path(__file__).parents[1] / "samples"
SHORT = SAMPLES / "short.flac"


def tone(
    seconds: float, rate: int = 16_000, level: float = 0.5, hertz: int = 440
) -> npt.NDArray[np.float64]:
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def write_wav(path: Path, channels: npt.ArrayLike, rate: int = 16_000) -> Path:
    """A WAV file; each row is a channel, full scale ±1.0."""
    rows = np.atleast_2d(np.asarray(channels, np.float64))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(rows))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(rows.T * 32767).astype("<i2").tobytes())
    return path
