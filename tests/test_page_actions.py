"""What is done on the page, and how it looks to everyone: tests/page/*.mjs in Chromium."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "src" / "livecard" / "page"
PATIENCE = 480.0
HEAVIEST = 90_000
"""Bytes of everything that the page runs and wears, gzipped."""


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("play", ["actions", "ways", "during", "closing", "touch", "views", "call"])
def test_the_page_in_a_browser(play: str) -> None:
    if not (PAGE / "node_modules" / "axe-core").is_dir():
        refuse = pytest.fail if os.environ.get("LIVECARD_SKIP_NOTHING") else pytest.skip
        refuse("the page's tools are missing: python src/livecard/page/hatch_build.py ci")
    done = played(play)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def played(play: str) -> subprocess.CompletedProcess[str]:
    """One run of a play, by the page's own tools."""
    return subprocess.run(
        [sys.executable, str(PAGE / "hatch_build.py"), "run", play],
        env={**os.environ, "LIVECARD_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_page_is_light_and_has_nothing_from_elsewhere() -> None:
    assets = (PAGE / "dist" / "assets").iterdir()
    worn = [one.read_bytes() for one in assets if one.suffix in (".js", ".css")]
    assert 0 < sum(len(gzip.compress(one, 9)) for one in worn) <= HEAVIEST
    assert not any(b"@import" in one or b"@font-face" in one for one in worn)
