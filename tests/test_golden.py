"""The golden interview folds to the golden card; the page's tests read the same two files."""

import json
import runpy
from pathlib import Path

import msgspec

from livecard.events import Entry, Event, RatingSuggested, decode_event
from livecard.scorecard import card
from livecard.session import replay

GOLDEN = Path(__file__).parent / "golden"


def entries() -> list[Entry]:
    lines = map(json.loads, (GOLDEN / "interview.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Entry(line["seq"], line["at"], decode_event(json.dumps(line["event"]))) for line in lines
    ]


def test_the_interview_folds_to_the_card() -> None:
    expected = json.loads((GOLDEN / "card.json").read_text(encoding="utf-8"))
    assert json.loads(msgspec.json.encode(card(replay(entries())))) == expected


def test_every_kind_of_event_happens_in_it() -> None:
    assert {type(one.event) for one in entries()} == set(Event.__args__)


def test_a_suggestion_is_made_changed_and_withheld_in_it() -> None:
    levels = [one.event.level for one in entries() if isinstance(one.event, RatingSuggested)]
    assert len(set(levels)) > 1


def test_the_files_are_what_the_script_writes() -> None:
    lines, sheet = runpy.run_path(str(GOLDEN / "make.py"))["interview"]()
    told = "run: python tests/golden/make.py"
    assert (GOLDEN / "interview.jsonl").read_text(encoding="utf-8") == lines, told
    assert (GOLDEN / "card.json").read_text(encoding="utf-8") == sheet, told
