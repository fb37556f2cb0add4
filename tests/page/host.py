"""A livecard whose sample interview the browser tests play on: started, told what to do, killed.

    python tests/page/host.py HOME PORT

It serves the real page over the real log, session and server. Each line on its standard input is a
number of events of the interview to record, `all`, or the JSON of one event; each is answered with
a line once it is written. The first line that it prints is the page's address.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from livecard.cli import workspace
from livecard.cli.desk import Desk
from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    EvidenceFound,
    ModelLoaded,
    SessionClosed,
    SessionOpened,
    UtteranceFinished,
    UtteranceRevised,
    decode_event,
)
from livecard.rubric import Anchor, Question
from livecard.rubrics.shelf import find
from livecard.server import Server, ServerSettings
from livecard.session import Session
from livecard.speaker import Speaker

ROOT = Path(__file__).parents[2]
SESSION = "stage"
PAGE = ROOT / "src" / "livecard" / "page" / "dist"
MANNER = os.environ.get("LIVECARD_STAGE", "").split()
"""`blind` for sealed ratings, `share` to let other devices in."""
NEARBY = "127.0.0.2"
"""Another address of this very machine, as a network would give it one."""
FORMS = ("behaviour", "reasoning", "artifact", "level")


def script() -> Iterator[Event]:
    """The interview that is played."""
    texts = json.loads(os.environ.get("LIVECARD_HOSTILE", "[]"))
    return hostile(texts) if texts else sample(int(os.environ.get("LIVECARD_TIMES", "1")))


def hostile(texts: list[str]) -> Iterator[Event]:
    """An interview in which every name and every sentence is one of these."""
    once, *_ = texts
    rubric = find("senior-backend")
    anchors = tuple(Anchor(one.label, texts[-1 - i]) for i, one in enumerate(rubric.bands))
    dimensions = tuple(
        replace(
            one,
            name=f"{text} {one.name}",
            anchors=anchors,
            tests=text,
            checklist=f"{text} to tick",
            probes=(f"What did you do? {text} to probe",),
        )
        for one, text in zip(rubric.dimensions, texts, strict=False)
    )
    names = tuple(one.name for one in dimensions)
    rubric = replace(
        rubric,
        title=once,
        dimensions=dimensions,
        questions=tuple(Question(f"{text} to ask", names[:2]) for text in texts),
        hire_labels=tuple(texts[:6]),
    )
    yield SessionOpened(SESSION, rubric, texts[1], texts[5] + once, 60.0)
    yield AudioDropped(Speaker.CANDIDATE, 2.0, 0.5, texts[1])
    for number, text in enumerate(texts):
        said = f"{text} was what I said."
        yield UtteranceFinished(number, Speaker.CANDIDATE, number * 5.0, number * 5.0 + 4, said, ())
        name, band = dimensions[number % len(dimensions)].name, rubric.bands[1]
        yield EvidenceFound(
            number, number, 0, len(said), name, band.label, 3, "+", 0.8, 0.6, text, (text,)
        )
    yield SessionClosed(once)


def sample(times: int) -> Iterator[Event]:
    """The sample interview, so many times one after another: what was said when, and what its
    labellers found in it."""
    told = json.loads((ROOT / "samples" / "senior-backend.turns.json").read_text("utf-8"))
    labels = json.loads((ROOT / "samples" / "senior-backend.json").read_text("utf-8"))["expected"]
    seconds, evidence = told["seconds"], count(1)
    rubric, blind = find("senior-backend"), "blind" in MANNER
    yield SessionOpened(
        SESSION, rubric, "senior-backend.opus", "Maya", seconds * times, 900.0, blind
    )
    yield ModelLoaded("whisper-base", "0" * 64, 1.5)
    yield AudioDropped(Speaker.CANDIDATE, 30.0, 0.5, "the queue was full")
    for number in range(times * len(told["turns"])):
        turn = told["turns"][number % len(told["turns"])]
        passed = seconds * (number // len(told["turns"]))
        said = UtteranceFinished(
            number,
            Speaker(turn["speaker"]),
            passed + turn["start"],
            passed + turn["end"],
            turn["text"],
            (),
        )
        yield from heard(said)
        for label in labels["evidence"]:
            if said.speaker is Speaker.CANDIDATE and label["quote"] in said.text:
                yield found(next(evidence), number, said.text, label)
        yield AudioHeard(said.end, 0.0)
    yield SessionClosed("the recording ended")


def heard(said: UtteranceFinished) -> Iterator[Event]:
    half = said.text.rfind(" ", 0, len(said.text) // 2)
    parts = said.text[:half], said.text[half + 1 :]
    yield UtteranceRevised(said.utterance, said.speaker, said.start, said.end, *parts)
    yield said


def found(evidence: int, utterance: int, text: str, label: dict[str, str]) -> EvidenceFound:
    rubric = find("senior-backend")
    dimension = rubric.dimension(label["dimension"])
    assert dimension is not None
    start = text.index(label["quote"])
    raw = {
        "type": "EvidenceFound",
        "evidence": evidence,
        "utterance": utterance,
        "from": start,
        "to": start + len(label["quote"]),
        "dimension": dimension.name,
        "band": rubric.band(int(label["level"])).label,
        "level": label["level"],
        "polarity": label["polarity"],
        "confidence": (0.9, 0.6, 0.4)[evidence % 3],
        "similarity": 0.6,
        "matched": dimension.anchor(rubric.band(int(label["level"])).label).text,
        "reasons": ["says “I”"],
        "owner": ("I", "we", "they")[evidence % 3],
        "doing": "did",
        "prompted": evidence % 2 == 0,
        "shows": FORMS[: 1 + evidence % 4],
    }
    event = decode_event(json.dumps(raw))
    assert isinstance(event, EvidenceFound)
    return event


async def main(home: Path, port: int) -> None:
    os.environ["LIVECARD_HOME"] = str(home)
    log = workspace.open_log()
    desk = Desk(log)
    session = desk.open(SESSION)
    coming = list(script())
    if log.knows(SESSION):
        for entry in log.entries(SESSION):
            session.restore(entry)
            if entry.event in coming:
                coming.remove(entry.event)
    settings = ServerSettings(
        log,
        PAGE,
        desk.decide,
        lambda _: ROOT / "samples" / "senior-backend.opus",
        port=port,
        share=NEARBY if "share" in MANNER else "",
        token=workspace.token(),
    )
    async with Server(settings) as server:
        desk.server = server
        print(f"{server.address}&session={SESSION}", flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            record(session, coming, line)
            print("done", flush=True)
    log.close()


def record(session: Session, coming: list[Event], line: str) -> None:
    if line.startswith("{"):
        session.record(decode_event(line))
        return
    # Less than nothing: all but so many.
    end = None if line == "all" else int(line)
    for event in coming[:end]:
        session.record(event)
    del coming[:end]


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
