"""A finding: something in a rubric file that is wrong or doubtful, where, and how to mend it."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True):
    """One remark on a rubric file. An error keeps the rubric from being used."""

    rule: str
    """The requirement's number, or `shape` for what any file must have."""
    severity: Severity
    key: str
    """Where in the file, such as `dimensions[2].weight`; counted from 1."""
    message: str
    mend: str
    line: int = 1

    def __str__(self) -> str:
        return f"line {self.line}, {self.key}: {self.message}; {self.mend} ({self.rule})"
