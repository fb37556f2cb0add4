"""Speak the candidates' turns of labelled interviews with synthetic voices, a WAV for each turn.

Tool only, in the same environment as make_interview.py. `livecard bench heard` reads what it makes.
"""

import argparse
import tempfile
import wave
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from make_interview import (
    SEED,
    VOICE_RATE,
    Expected,
    Say,
    Script,
    Sound,
    Turn,
    Voice,
    load_voice,
    room_tone,
    save_seeded,
    speak,
)

SPEAKERS = (14, 36, 20, 8, 4, 22)
"""High and low voices in turn; each interview has the next one."""
EDGE = 0.8
"""Seconds of room before and after a turn: the gate wants to hear it begin and end."""


class Interview(msgspec.Struct, frozen=True):
    """What this tool needs of a line of interviews.jsonl."""

    id: str
    split: str
    turns: tuple[Turn, ...]


class SpokenTurn(msgspec.Struct, frozen=True):
    """A line of the manifest; `turn` counts from 0 in the interview."""

    interview: str
    turn: int
    file: str
    voice: int
    seconds: float


def chosen(path: Path, split: str) -> list[Interview]:
    lines = path.read_bytes().splitlines()
    return [
        one
        for one in (msgspec.json.decode(line, type=Interview) for line in lines)
        if split in (one.split, "all")
    ]


def recorded(text: str, voice: int, say: Say, number: int) -> Sound:
    """A turn in a quiet room, the same in every run."""
    chance = np.random.default_rng((SEED, number))
    script = Script({"candidate": Voice(voice, 1.0)}, [], Expected([]))
    sound = speak(Turn("candidate", text), script, say, chance).sound
    edge = round(EDGE * VOICE_RATE)
    room = room_tone(len(sound) + 2 * edge, chance)
    room[edge : edge + len(sound)] += sound
    return room


def write(sound: Sound, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with wave.open(str(unfinished), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(VOICE_RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).round().astype("<i2").tobytes())
    unfinished.rename(path)


def seconds(path: Path) -> float:
    with wave.open(str(path)) as file:
        return round(file.getnframes() / file.getframerate(), 2)


def spoken(interview: Interview, voice: int, say: Say, out: Path) -> Iterator[SpokenTurn]:
    """The candidate's turns; a file that is there is not made again."""
    for number, turn in enumerate(interview.turns):
        if turn.speaker != "candidate" or not any(map(str.isalnum, turn.text)):
            continue
        path = out / interview.id.replace("/", "-") / f"turn-{number:03}.wav"
        if not path.exists():
            write(recorded(turn.text, voice, say, number), path)
        yield SpokenTurn(interview.id, number, str(path.relative_to(out)), voice, seconds(path))


def make(interviews: Sequence[Interview], speakers: Sequence[int], say: Say, out: Path) -> None:
    """The manifest is written after each interview, so what is there can be used."""
    turns: list[SpokenTurn] = []
    for number, interview in enumerate(interviews):
        turns += spoken(interview, speakers[number % len(speakers)], say, out)
        text = msgspec.json.format(msgspec.json.encode({"turns": turns}), indent=2)
        (out / "manifest.json").write_bytes(text + b"\n")
        print(f"{number + 1} of {len(interviews)}: {interview.id}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("interviews", type=Path, help="interviews.jsonl")
    parser.add_argument("out", type=Path, help="folder for the WAV files and manifest.json")
    parser.add_argument("--voices", type=Path, required=True, help="folder of a piper voice")
    parser.add_argument("--split", default="dev", help="train, dev, test or all")
    parser.add_argument("--speakers", type=int, nargs="+", default=SPEAKERS)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "seeded.onnx"
        save_seeded(given.voices / "model.onnx", model)
        say = load_voice(model, given.voices)
        make(chosen(given.interviews, given.split), given.speakers, say, given.out)


if __name__ == "__main__":
    main()
