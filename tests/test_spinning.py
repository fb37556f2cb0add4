"""NumPy computes on the thread that asks."""

import os
import subprocess
import sys

import pytest

COMPUTE = """
import os
{first}
import numpy as np
np.ones((400, 400), np.float32) @ np.ones((400, 400), np.float32)
print(len(os.listdir("/proc/self/task")))
"""
SPARING = "from livecard.spinning import spare_cores; spare_cores()"


def threads(first: str, **chosen: str) -> int:
    surroundings = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", COMPUTE.format(first=first)],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings | chosen,
    )
    return int(done.stdout)


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
cores = pytest.mark.skipif(os.cpu_count() == 1, reason="on one core nobody takes another")


@linux
def test_numpy_starts_no_threads_of_its_own() -> None:
    assert threads(SPARING) == 1


@linux
@cores
def test_who_has_chosen_a_number_of_threads_keeps_it() -> None:
    assert threads(SPARING, OPENBLAS_NUM_THREADS="2") == 2


def test_the_command_line_comes_before_numpy() -> None:
    code = "import livecard.cli.app, sys; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
