"""Wires the measuring of the tagger's speed: a unit, and the start of a fresh process."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from livecard.bench.speed import Cost, costs, quantile
from livecard.cli.taggers import loaded
from livecard.cli.tagging_bench import chosen
from livecard.cli.teaching import rubric
from livecard.errors import LivecardError
from livecard.tagging.segment import units
from livecard.tagging.tagger import Tagger

START = """
import os, sys, time
from livecard.cli.options import Machine
from livecard.cli.parts import Parts, chosen_rubric
Parts(chosen_rubric(sys.argv[1], None), Machine()).tagger()
print(time.process_time(), "torch" in sys.modules, flush=True)
os._exit(0)
"""
"""What a fresh process does: imports, models, rubric; then it says what that took,
and does not wait for the sayings, which are read beside."""
WARM = 5
"""Turns that nobody counts: the first ones fill the caches."""
STARTS = 3
"""How often: the first may still read from the disk."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def lines(folder: Path, split: str, started_for: str, most: int) -> Iterator[str]:
    """The figures of the start and of a unit."""
    yield "| start of the tagger, fresh process | wall, s | processor, s | torch |"
    yield "|---|---|---|---|"
    for number in range(STARTS):
        wall, processor, torch = started(started_for)
        yield f"| {number + 1} | {wall:.2f} | {processor:.2f} | {torch} |"
    found = list(itertools.islice(unit_costs(folder, split), WARM, WARM + most))
    yield f"| a unit (over {len(found)} turns, one thread) | wall, ms | processor, ms |"
    yield "|---|---|---|"
    for share in (0.5, 0.95):
        wall_ms = quantile((one.wall for one in found), share) or 0.0
        own_ms = quantile((one.processor for one in found), share) or 0.0
        yield f"| p{share * 100:.0f} | {wall_ms:.1f} | {own_ms:.1f} |"


def started(rubric_id: str) -> tuple[float, float, str]:
    """Seconds on the wall and of the processor until a tagger is there, and whether torch came."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", START, rubric_id],
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
    models = loaded(remember=False)
    for one in chosen(folder, split):
        matcher = models.matcher(rubric(folder, one.rubric))
        matcher.prepare()
        tagger = Tagger(matcher, models.sentences, itertools.count(1).__next__)
        yield from costs(one.turns, tagger, lambda text: len(units(text, models.sentences)))
