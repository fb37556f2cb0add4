"""The page in a real browser, over the real server, log and session: tests/page/walk.mjs."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from livecard.cli.desk import Desk
from livecard.events import (
    AudioHeard,
    Event,
    EvidenceFound,
    ModelLoaded,
    SessionOpened,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.log import Log
from livecard.rubrics.shelf import find
from livecard.server import Server, ServerSettings
from livecard.speaker import Speaker

PAGE = Path(__file__).parents[1] / "src" / "livecard" / "page"
PATIENCE = 90.0

SAID = (
    "We put a queue between the carriers and us, so that a quiet carrier makes us late.",
    "Errors always have one shape, a code, a sentence and a link. That was my <b>first</b> rule.",
    "Somebody still clicks the load balancers together by hand, there is a wiki page for it.",
)


def interview() -> list[Event]:
    rubric = find("senior-backend")
    events: list[Event] = [
        SessionOpened("walk", rubric, "microphones", "Ines <i>Kowalczyk</i>"),
        ModelLoaded("whisper-base", "0" * 64, 1.5),
    ]
    for number, text in enumerate(SAID):
        dimension = rubric.dimensions[number]
        start, end = number * 10.0, number * 10.0 + 8.0
        anchor = dimension.anchors[1]
        events += [
            UtteranceRevised(number, Speaker.CANDIDATE, start, end, text[:20], text[21:40]),
            UtteranceFinished(number, Speaker.CANDIDATE, start, end, text, ()),
            EvidenceFound(
                number, number, 0, 40, dimension.name, anchor.band, 3, "+", 0.8, 0.6, anchor.text
            ),
            AudioHeard(end, 0.0),
        ]
    return events


@pytest.mark.needs("chromium")
def test_an_interviewer_walks_through_the_page_and_a_reload_keeps_everything(
    tmp_path: Path,
) -> None:
    if not (PAGE / "node_modules" / "playwright-core").is_dir():
        refuse = pytest.fail if os.environ.get("LIVECARD_SKIP_NOTHING") else pytest.skip
        refuse("the page's tools are missing: python src/livecard/page/hatch_build.py ci")
    code, output = asyncio.run(walked(tmp_path))
    assert code == 0, output


async def walked(folder: Path) -> tuple[int, str]:
    """The walk's exit code and what it said."""
    log = Log(folder / "log.sqlite", now=lambda: "2026-11-20T09:00:00.000Z")
    desk = Desk(log)
    session = desk.open("walk")
    for event in interview():
        session.record(event)
    settings = ServerSettings(log, PAGE / "dist", desk.decide, lambda _: None, port=0)
    async with Server(settings) as server:
        desk.server = server
        done = await asyncio.create_subprocess_exec(
            sys.executable,
            str(PAGE / "hatch_build.py"),
            "run",
            "walk",
            env={**os.environ, "LIVECARD_URL": f"{server.address}&session=walk"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(done.communicate(), PATIENCE)
    log.close()
    return done.returncode or 0, said.decode()
