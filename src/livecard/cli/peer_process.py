"""One peer, alone in a process: `python -m livecard.cli.peer_process PACKAGE MODEL FOLDER`."""

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np

from livecard.audio.block import RATE, Samples
from livecard.bench.live_kit import WhisperLiveKit
from livecard.bench.peers import Peer, played
from livecard.speaker import Speaker

MADE: dict[str, Callable[[Path, Samples], Peer]] = {"whisperlivekit": WhisperLiveKit}
WARMING = 10 * RATE
"""Samples of the dialogue that a peer may hear before it counts: the first pass is a slow one."""


SHOWN = "shown.json"
"""The file that says what it showed, beside the sound of each channel."""


def main(arguments: list[str]) -> None:
    """Play the channels in FOLDER to the peer, with the recogniser in MODEL."""
    package, model, given = arguments
    folder = Path(given)
    sound = {Speaker(path.stem): np.load(path) for path in sorted(folder.glob("*.npy"))}
    warming = np.sum([one[:WARMING] for one in sound.values()], axis=0)
    heard = played(MADE[package](Path(model), warming), sound)
    (folder / SHOWN).write_bytes(msgspec.json.encode(heard))


if __name__ == "__main__":
    main(sys.argv[1:])
