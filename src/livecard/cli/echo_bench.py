"""Wires the comparison of the ways to take the call out of the microphone."""

from collections.abc import Callable, Iterator

from livecard.audio.block import RATE
from livecard.audio.echo import Echo
from livecard.audio.voice import VoiceModel
from livecard.bench.dialogue import load
from livecard.bench.echoes import Canceller, compared
from livecard.cli.parts import VOICE, silero
from livecard.cli.workspace import shipped
from livecard.models import locate
from livecard.speaker import Speaker

SECONDS = 120
"""Of the sample: both speak, and the first words come while nothing is learnt yet."""
MISSING = "WebRTC's own (AEC3) is not here: pip install 'livecard[aec3]' adds it."


def lines() -> Iterator[str]:
    """A row for each way, level and delay."""
    sound = load(shipped("senior-backend.opus")).sound
    own, call = (sound[who][: SECONDS * RATE] for who in (Speaker.INTERVIEWER, Speaker.CANDIDATE))
    voice = VoiceModel(silero(locate(VOICE))).channel
    yield "| way | echo, dB | delay, ms | candidate still heard | interviewer kept | ms a second |"
    yield "|---|---|---|---|---|---|"
    ways, missing = cancellers()
    for name, make in ways.items():
        for one in compared(make, voice, own, call):
            yield (
                f"| {name} | {one.level:.0f} | {1000 * one.delay:.0f} | {one.leaked:.2%} "
                f"| {one.kept:.2%} | {one.processor:.1f} |"
            )
    if missing:
        yield missing


def cancellers() -> tuple[dict[str, Callable[[], Canceller]], str]:
    """By name, those that are here; and what to do about the other one."""
    try:
        from livecard.audio.aec3 import Aec3
    except ImportError:
        return {"ours": Echo}, MISSING
    return {"ours": Echo, "AEC3": Aec3}, ""
