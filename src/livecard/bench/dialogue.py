"""Two-channel dialogues with references, built from single utterances or read with their turns."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from livecard.audio import recording
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.resample import Resample
from livecard.errors import LivecardError
from livecard.speaker import Speaker

BOTH = (Speaker.INTERVIEWER, Speaker.CANDIDATE)


@dataclass(frozen=True)
class Turn:
    """What was really said, and where. Seconds from the beginning."""

    speaker: Speaker
    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Dialogue:
    """A recording of two channels of the same length, with its reference."""

    name: str
    sound: dict[Speaker, Samples]
    turns: tuple[Turn, ...]

    @property
    def seconds(self) -> float:
        """How long it is."""
        return max(len(one) for one in self.sound.values()) / RATE

    def text(self, speaker: Speaker) -> str:
        """Everything that one of them said."""
        return " ".join(turn.text for turn in self.turns if turn.speaker is speaker)

    def blocks(self, length: int = RATE // 50) -> Iterator[AudioBlock]:
        """The channels in turn, in blocks of 20 ms as a sound card brings them."""
        whole = max(len(one) for one in self.sound.values())
        for start in range(0, whole, length):
            for speaker, samples in self.sound.items():
                yield AudioBlock(speaker, start, samples[start : start + length])


@dataclass(frozen=True)
class Room:
    """What surrounds the voices."""

    gap: tuple[float, float] = (0.2, 1.2)
    """Seconds between two turns, at random between these."""
    overlap: float = 0.0
    """Share of turns that begin 0.4 s before the other one has ended."""
    noise: float = -60.0
    """Level of the noise, dB under full scale."""
    telephone: bool = False
    """The candidate through 8 kHz."""
    echo: float | None = None
    """Level of the candidate in the interviewer's microphone, dB; None for none."""
    delay: float = 0.04
    """Seconds that the echo takes."""


def load(path: Path) -> Dialogue:
    """A two-channel recording with `NAME.turns.json` beside it; without, nothing is compared."""
    found = recording.probe(path)
    speakers = recording.roles(found, "right")
    parts: dict[Speaker, list[Samples]] = {one: [] for one in speakers}
    for block in recording.blocks(found, speakers, Resample):
        parts[block.speaker].append(block.samples)
    beside = path.with_suffix(".turns.json")
    turns = json.loads(beside.read_text())["turns"] if beside.exists() else []
    return Dialogue(
        path.stem,
        {speaker: np.concatenate(one) for speaker, one in parts.items()},
        tuple(Turn(Speaker(t["speaker"]), t["text"], t["start"], t["end"]) for t in turns),
    )


def corpus(folder: Path, kind: str = "read") -> list[tuple[Samples, str]]:
    """The utterances of a folder whose manifest.json names recordings and references."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        raise LivecardError(f"{manifest} is not there; a corpus has recordings and references")
    entries = [one for one in json.loads(manifest.read_text()) if one["kind"] == kind]
    return [
        (_mono(folder / one["file"]), (folder / one["reference"]).read_text().strip())
        for one in entries
        if one["channels"] == 1 and str(one["reference"]).endswith(".txt")
    ]


def build(utterances: Sequence[tuple[Samples, str]], room: Room, seed: int = 1) -> Dialogue:
    """The utterances in turn, the candidate two of three, in a room."""
    chance = random.Random(seed)
    at = 0.5
    turns: list[Turn] = []
    placed: list[Samples] = []
    for number, (sound, text) in enumerate(utterances):
        speaker = Speaker.INTERVIEWER if number % 3 == 0 else Speaker.CANDIDATE
        if turns and chance.random() < room.overlap:
            at -= 0.4 + room.gap[0]
        length = len(sound) / RATE
        turns.append(Turn(speaker, text, round(at, 3), round(at + length, 3)))
        placed.append(sound)
        at += length + chance.uniform(*room.gap)
    channels = {one: _channel(one, turns, placed, at + 1.0) for one in BOTH}
    return Dialogue("dialogue", _furnished(channels, room, seed), tuple(turns))


def louder(dialogue: Dialogue, by: float) -> Dialogue:
    """The same so many dB louder; what passes full scale is cut off, as a sound card does it."""
    if not by:
        return dialogue
    gain = 10 ** (by / 20)
    sound = {
        who: np.clip(one * gain, -1, 1).astype(np.float32) for who, one in dialogue.sound.items()
    }
    return replace(dialogue, name=f"{dialogue.name}, {by:+g} dB", sound=sound)


def telephoned(dialogue: Dialogue) -> Dialogue:
    """The same with the candidate at the other end of a telephone line."""
    far = _narrow(dialogue.sound[Speaker.CANDIDATE])
    sound = {**dialogue.sound, Speaker.CANDIDATE: far}
    return replace(dialogue, name=f"{dialogue.name}, telephone", sound=sound)


def quiet(minutes: float, seed: int = 1) -> Dialogue:
    """Nobody speaks: on one channel silence, hum and noise in turn, on the other the reverse."""
    third = round(minutes * 60 * RATE / 3)
    at = np.arange(third) / RATE
    hum = sum(0.03 / one * np.sin(2 * np.pi * 50 * one * at) for one in (1, 2, 3))
    noise = np.random.default_rng(seed).normal(0, 0.01, third)
    parts = [np.asarray(one, np.float32) for one in (np.zeros(third), hum, noise)]
    sound = (np.concatenate(parts), np.concatenate(parts[::-1]))
    return Dialogue("unspoken", dict(zip(BOTH, sound, strict=True)), ())


def _channel(
    speaker: Speaker, turns: Sequence[Turn], placed: Sequence[Samples], seconds: float
) -> Samples:
    out = np.zeros(round(seconds * RATE), np.float32)
    for turn, sound in zip(turns, placed, strict=True):
        if turn.speaker is speaker:
            start = round(turn.start * RATE)
            out[start : start + len(sound)] += sound
    return out


def _furnished(sound: dict[Speaker, Samples], room: Room, seed: int) -> dict[Speaker, Samples]:
    far = sound[Speaker.CANDIDATE]
    if room.telephone:
        far = _narrow(far)
    near = sound[Speaker.INTERVIEWER]
    if room.echo is not None:
        late = np.roll(far, round(room.delay * RATE))
        near = near + late * 10 ** (room.echo / 20)
    noise = np.random.default_rng(seed)
    level = 10 ** (room.noise / 20)
    return {
        speaker: (one + noise.normal(0, level, len(one))).astype(np.float32)
        for speaker, one in zip(BOTH, (near, far), strict=True)
    }


def _narrow(sound: Samples) -> Samples:
    down, up = Resample(2 * RATE), Resample(RATE // 2)
    return np.asarray(up(down(sound, True), True)[: len(sound)], np.float32)


def _mono(path: Path) -> Samples:
    found = recording.probe(path)
    return np.concatenate(
        [one.samples for one in recording.blocks(found, (Speaker.UNKNOWN,), Resample)]
    )


Align = Callable[[Samples, str], list[float]]
"""Where each word of a text ends in the sound that says it, in seconds."""
