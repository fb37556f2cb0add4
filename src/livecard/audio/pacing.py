"""A recording at the pace at which it was spoken, or any other."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from livecard.audio.block import RATE, AudioBlock


def paced(blocks: Iterable[AudioBlock], speed: float) -> Iterator[AudioBlock]:
    """Each block when its last sample would have been spoken; late ones say by how much."""
    begun: float | None = None
    for block in blocks:
        begun = time.monotonic() if begun is None else begun
        ahead = block.end / RATE / speed - (time.monotonic() - begun)
        if ahead > 0:
            time.sleep(ahead)
        yield replace(block, late=max(0.0, -ahead))
