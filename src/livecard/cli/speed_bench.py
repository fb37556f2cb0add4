"""Wires the measuring of the tagger's speed: a unit, and the start of a fresh process."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from livecard.bench.speed import Cost, costs, quantile
from livecard.cli.tagging_bench import chosen, makes, tagger_maker
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.tagging.segment import units
from livecard.tagging.sentences import SpacySentences

START = """
import sys, time
from livecard.cli.options import Machine
from livecard.cli.parts import Parts, chosen_rubric
Parts(chosen_rubric(sys.argv[1], None), Machine()).tagger()
print(time.process_time(), "torch" in sys.modules)
"""
"""What a fresh process does: imports, models, rubric; then it says what that took."""
WARM = 5
"""Units that nobody counts: the first ones fill the caches."""
STARTS = 3
"""How often: the first may still read from the disk."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def lines(folder: Path, split: str, rubric: str, most: int) -> Iterator[str]:
    """The figures of the start and of a unit."""
    yield "| start of the tagger, fresh process | wall, s | processor, s | torch |"
    yield "|---|---|---|---|"
    for number in range(STARTS):
        wall, processor, torch = started(rubric)
        yield f"| {number + 1} | {wall:.2f} | {processor:.2f} | {torch} |"
    found = list(itertools.islice(unit_costs(folder, split), WARM, WARM + most))
    yield f"| a unit ({len(found)} of them, one thread) | wall, ms | processor, ms |"
    yield "|---|---|---|"
    for share in (0.5, 0.95):
        wall_ms = quantile((one.wall for one in found), share) or 0.0
        own_ms = quantile((one.processor for one in found), share) or 0.0
        yield f"| p{share * 100:.0f} | {wall_ms:.1f} | {own_ms:.1f} |"


def started(rubric: str) -> tuple[float, float, str]:
    """Seconds on the wall and of the processor until a tagger is there, and whether torch came."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", START, rubric],
        capture_output=True,
        text=True,
        env=os.environ | ONE_THREAD,
        check=False,
    )
    wall = time.perf_counter() - begun
    if done.returncode:
        why = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise LivecardError(f"the tagger does not start ({why}); try: livecard models verify")
    processor, torch = done.stdout.split()
    return wall, float(processor), "imported" if torch == "True" else "not imported"


def unit_costs(folder: Path, split: str) -> Iterator[Cost]:
    """The cost of each unit of the candidates in a split."""
    make = makes(folder, tagger_maker())
    sentences = SpacySentences(locate("en-core-web-sm"))
    for one in chosen(folder, split):
        tagger, _ = make(one.rubric)
        yield from costs(one.turns, tagger, lambda text: [u.text for u in units(text, sentences)])
