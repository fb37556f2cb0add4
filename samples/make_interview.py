"""Make a two-channel interview recording, and its timings, from a script and synthetic voices.

Tool only, in an environment of its own: pip install "sherpa-onnx<2" av numpy onnx msgspec
"""

import argparse
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import av
import msgspec
import numpy as np
import onnx
import sherpa_onnx  # type: ignore[import-not-found,import-untyped,unused-ignore]
from numpy.typing import NDArray

Sound = NDArray[np.float32]
Say = Callable[[str, int, float], Sound]
"""Text, speaker of the voice model and pace to sound at `VOICE_RATE`."""
Speaker = Literal["interviewer", "candidate"]

SEED = 21
VOICE_RATE = 22050
CHANNEL: dict[Speaker, int] = {"interviewer": 0, "candidate": 1}
SPEECH_LEVEL = 0.09
"""Root mean square of speech, about -21 dBFS."""
ROOM_LEVEL = 10 ** (-62 / 20)
TAIL_SECONDS = 1.0
# A cut-off word is taken up again at once, a sentence after a breath, an ellipsis is thinking.
PAUSES = {"—": (0.10, 0.25), "...": (0.5, 0.9), "": (0.22, 0.45)}
BREAK = re.compile(r"\s*(?P<mark>—|\.\.\.)\s*|(?<=[.?!])\s+")
# Codec, samples a second, bits a second. Opus leaks nothing from channel to channel at this rate.
OUTPUTS = {".opus": ("libopus", 24000, 64000), ".flac": ("flac", 16000, 0)}


class ScriptError(Exception):
    """The script contradicts itself or asks for something this tool cannot make."""


class Voice(msgspec.Struct, frozen=True):
    speaker: int
    pace: float


class Turn(msgspec.Struct, frozen=True):
    speaker: Speaker
    text: str
    pause_before: float = 0.4
    """Seconds after the end of the turn before."""
    over: str = ""
    """Said while the other goes on, after these words of the turn before."""


class Evidence(msgspec.Struct, frozen=True):
    turn: int
    quote: str


class Expected(msgspec.Struct, frozen=True):
    evidence: list[Evidence]


class Script(msgspec.Struct, frozen=True):
    """What this tool needs of a script; the rest is for whoever checks livecard against it."""

    voices: dict[Speaker, Voice]
    turns: list[Turn]
    expected: Expected
    pronounce: dict[str, str] = {}
    """Words the voice says wrongly, and how to spell them for it."""

    def spelled(self, text: str) -> str:
        for word, spelling in self.pronounce.items():
            text = text.replace(word, spelling)
        return text


class TimedTurn(msgspec.Struct, frozen=True):
    speaker: Speaker
    text: str
    start: float
    """Seconds."""
    end: float


class Timings(msgspec.Struct, frozen=True):
    recording: str
    seconds: float
    turns: list[TimedTurn]


@dataclass(frozen=True)
class Piece:
    """A stretch of a turn said in one breath."""

    text: str
    until: int
    """Where it ends in the turn's text."""
    pause: tuple[float, float]
    """Shortest and longest silence after it, in seconds."""


@dataclass(frozen=True)
class Spoken:
    """A turn as sound, and which sample each character position has been reached at."""

    sound: Sound
    characters: list[int]
    samples: list[int]

    def moment(self, character: int) -> int:
        return int(np.interp(character, self.characters, self.samples))


@dataclass(frozen=True)
class Placed:
    """A spoken turn and the sample it starts at."""

    turn: Turn
    spoken: Spoken
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.spoken.sound)


def read_script(path: Path) -> Script:
    script = msgspec.json.decode(path.read_bytes(), type=Script)
    for evidence in script.expected.evidence:
        check_quote(evidence, script.turns)
    return script


def check_quote(evidence: Evidence, turns: Sequence[Turn]) -> None:
    turn = turns[evidence.turn]
    if turn.speaker != "candidate" or evidence.quote not in turn.text:
        raise ScriptError(f"turn {evidence.turn} lacks {evidence.quote!r}: correct either of them")


def pieces(text: str) -> Iterator[Piece]:
    start = 0
    for found in BREAK.finditer(text):
        yield Piece(text[start : found.start()], found.start(), PAUSES[found["mark"] or ""])
        start = found.end()
    yield Piece(text[start:], len(text), (0.0, 0.0))


def save_seeded(model: Path, copy: Path) -> None:
    """Fix the seed of the voice model's noise, or no two runs would sound alike."""
    graph = onnx.load(str(model))
    noises = [node for node in graph.graph.node if node.op_type.startswith("Random")]
    for number, noise in enumerate(noises):
        noise.attribute.append(onnx.helper.make_attribute("seed", float(SEED + number)))
    onnx.save(graph, str(copy))


def load_voice(model: Path, voices: Path) -> Say:
    vits = sherpa_onnx.OfflineTtsVitsModelConfig(
        model=str(model),
        tokens=str(voices / "tokens.txt"),
        data_dir=str(voices / "espeak-ng-data"),
        noise_scale=0.5,
        noise_scale_w=0.6,
    )
    settings = sherpa_onnx.OfflineTtsModelConfig(vits=vits, num_threads=1)
    speech = sherpa_onnx.OfflineTts(sherpa_onnx.OfflineTtsConfig(model=settings))

    def say(text: str, speaker: int, pace: float) -> Sound:
        return np.asarray(speech.generate(text, sid=speaker, speed=pace).samples, dtype=np.float32)

    return say


def trimmed(sound: Sound) -> Sound:
    """Without the silence at both ends, which the pauses of the script replace."""
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    margin = VOICE_RATE // 50
    cut = sound[max(0, loud[0] - margin) : loud[-1] + margin].copy()
    ramp = np.linspace(0, 1, margin, dtype=np.float32)
    cut[:margin] *= ramp
    cut[-margin:] *= ramp[::-1]
    return cut


def levelled(sound: Sound) -> Sound:
    scaled = sound * (SPEECH_LEVEL / np.sqrt(np.mean(sound**2)))
    # Leaves ordinary samples alone and bends rare peaks below full scale.
    over = np.maximum(np.abs(scaled) - 0.5, 0)
    return np.asarray(np.clip(scaled, -0.5, 0.5) + np.sign(scaled) * 0.4 * np.tanh(over / 0.4))


def speak(turn: Turn, script: Script, say: Say, chance: np.random.Generator) -> Spoken:
    """Say the turn piece by piece, with pauses between, noting how far the text has got."""
    voice = script.voices[turn.speaker]
    pace = voice.pace * chance.uniform(0.95, 1.05)
    sounds: list[Sound] = []
    characters, samples = [0], [0]
    for piece in pieces(turn.text):
        sounds.append(trimmed(say(script.spelled(piece.text), voice.speaker, pace)))
        characters.append(piece.until)
        samples.append(sum(map(len, sounds)))
        sounds.append(np.zeros(int(chance.uniform(*piece.pause) * VOICE_RATE), dtype=np.float32))
    return Spoken(levelled(np.concatenate(sounds)), characters, samples)


def place(script: Script, say: Say, chance: np.random.Generator) -> list[Placed]:
    placed: list[Placed] = []
    floor: Placed | None = None
    """The turn that another may be talking over."""
    for turn in script.turns:
        spoken = speak(turn, script, say, chance)
        placed.append(Placed(turn, spoken, start_of(turn, floor)))
        floor = floor if turn.over else placed[-1]
    return placed


def start_of(turn: Turn, floor: Placed | None) -> int:
    if not turn.over:
        return (floor.end if floor else 0) + int(turn.pause_before * VOICE_RATE)
    if floor is None or turn.over not in floor.turn.text:
        raise ScriptError(f"nobody says {turn.over!r} just before {turn.text!r}: correct 'over'")
    return floor.start + floor.spoken.moment(floor.turn.text.index(turn.over) + len(turn.over))


def room_tone(length: int, chance: np.random.Generator) -> Sound:
    """Soft noise, darker than white, as a quiet room gives it."""
    white = chance.standard_normal(length + 63)
    noise = np.convolve(white, np.exp(-np.arange(64) / 8), mode="valid")
    return np.asarray(noise * (ROOM_LEVEL / np.sqrt(np.mean(noise**2))), dtype=np.float32)


def mix(placed: Sequence[Placed], chance: np.random.Generator) -> Sound:
    length = max(part.end for part in placed) + int(TAIL_SECONDS * VOICE_RATE)
    channels = np.stack([room_tone(length, chance) for _ in CHANNEL])
    for part in placed:
        channels[CHANNEL[part.turn.speaker], part.start : part.end] += part.spoken.sound
    return channels


def write_recording(channels: Sound, path: Path) -> None:
    codec, rate, bit_rate = OUTPUTS[path.suffix]
    # Without bitexact the Ogg stream gets a random serial number.
    with av.open(str(path), "w", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = bit_rate
        for frame in frames(channels, rate):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def frames(channels: Sound, rate: int) -> Iterator[av.AudioFrame]:
    whole = np.ascontiguousarray((channels.T * 32767).round().astype(np.int16).reshape(1, -1))
    frame = av.AudioFrame.from_ndarray(whole, format="s16", layout="stereo")
    frame.sample_rate = VOICE_RATE
    resampler = av.AudioResampler(format="s16", layout="stereo", rate=rate)
    yield from resampler.resample(frame)
    yield from resampler.resample(None)


def timed(part: Placed) -> TimedTurn:
    start, end = (round(sample / VOICE_RATE, 2) for sample in (part.start, part.end))
    return TimedTurn(part.turn.speaker, part.turn.text, start, end)


def write_timings(placed: Sequence[Placed], seconds: float, recording: Path) -> None:
    timings = Timings(recording.name, round(seconds, 2), [timed(part) for part in placed])
    text = msgspec.json.format(msgspec.json.encode(timings), indent=2)
    recording.with_suffix(".turns.json").write_bytes(text + b"\n")


def make(script: Script, voices: Path, recording: Path) -> None:
    chance = np.random.default_rng(SEED)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "seeded.onnx"
        save_seeded(voices / "model.onnx", model)
        placed = place(script, load_voice(model, voices), chance)
    channels = mix(placed, chance)
    write_recording(channels, recording)
    write_timings(placed, channels.shape[1] / VOICE_RATE, recording)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", type=Path)
    parser.add_argument("recording", type=Path, help=".opus or .flac; timings go beside it")
    parser.add_argument("--voices", type=Path, required=True, help="folder of a piper voice")
    given = parser.parse_args()
    make(read_script(given.script), given.voices, given.recording)


if __name__ == "__main__":
    main()
