"""Wires the tagger to a transcript file."""

import sys
from pathlib import Path

import msgspec

from livecard import scoring
from livecard.cli.options import Machine
from livecard.cli.parts import Parts
from livecard.events import Entry, Event, SessionOpened
from livecard.rating import RatingSettings
from livecard.rubric import Rubric
from livecard.session import Session


def score_transcript(path: Path, rubric: Rubric, why: bool = False) -> bytes:
    """The JSON of `livecard score`, without a log or a server; `why` explains each rating."""
    turns = scoring.parse(_read(path), str(path))
    session = Session(_unwritten, lambda entry: None, RatingSettings())
    session.record(SessionOpened("score", rubric, "transcript"))
    tagger = Parts(rubric, Machine()).tagger()
    for utterance in scoring.utterances(turns):
        session.record(utterance)
        for evidence in tagger.feed(utterance):
            session.record(evidence)
    return msgspec.json.format(msgspec.json.encode(scoring.scored(session.scorecard, why)))


def _read(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise scoring.BadTranscript(f"{path} cannot be read ({error.strerror})") from error


def _unwritten(event: Event) -> Entry:
    return Entry(0, "", event)
