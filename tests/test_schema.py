"""The page's schema: written by Python, kept beside the page's sources."""

from pathlib import Path

import msgspec

from livecard.cli import schema
from livecard.events import Event

PAGE = Path(schema.__file__).parents[1] / "page"


def test_the_schema_beside_the_page_is_what_the_events_say() -> None:
    kept = (PAGE / "schema.json").read_text(encoding="utf-8")
    mend = "python -m livecard.cli.schema src/livecard/page/schema.json"
    assert kept == schema.document(), f"run: {mend}"


def test_every_event_has_its_type_as_a_constant_so_that_the_union_can_be_told_apart() -> None:
    parts = msgspec.json.decode(schema.document())["$defs"]
    for kind in Event.__args__:
        assert parts[kind.__name__]["properties"]["type"] == {"enum": [kind.__name__]}


def test_every_field_is_required_since_defaults_are_written_too() -> None:
    parts = msgspec.json.decode(schema.document())["$defs"]
    assert "reasons" in parts["EvidenceFound"]["required"]


def test_the_module_prints_the_schema_or_writes_it_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "schema.json"
    schema.main([str(target)])
    assert target.read_text(encoding="utf-8") == schema.document()
