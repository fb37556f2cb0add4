"""The JSON Schema of what goes over the socket, from which the page's types are generated."""

import sys
from pathlib import Path

import msgspec

from livecard.events import Decision, Entry


def document() -> str:
    """The schema of an entry and a decision as JSON text, the same for the same types."""
    (entry, decision), parts = msgspec.json.schema_components(
        [Entry, Decision], ref_template="#/$defs/{name}"
    )
    for part in parts.values():
        # Fields with defaults are written too: a page always gets every field.
        if "properties" in part:
            part["required"] = list(part["properties"])
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "livecard socket",
        "$defs": {**parts, "Decision": decision},
        "oneOf": [entry, {"$ref": "#/$defs/Decision"}],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def main(arguments: list[str]) -> None:
    """Write the schema to the file named, or print it."""
    if arguments:
        Path(arguments[0]).write_text(document(), encoding="utf-8")
    else:
        sys.stdout.write(document())


if __name__ == "__main__":
    main(sys.argv[1:])
