"""What suggestions are sharpened with, as options of `livecard train`."""

from dataclasses import dataclass
from typing import Annotated

import typer

RubricName = Annotated[
    str | None, typer.Option("--rubric", help="Sharpen suggestions for this rubric: id or file.")
]
Accepted = Annotated[
    list[str] | None,
    typer.Option(help="Sessions in which suggestions were accepted and dismissed; or: all."),
]
More = Annotated[list[str] | None, typer.Argument(hidden=True, help="More of these sessions.")]
Apply = Annotated[bool, typer.Option("--apply", help="Use the result from the next interview on.")]
TakeBack = Annotated[
    bool, typer.Option("--take-back", help="Suggest as shipped again for this rubric.")
]


@dataclass(frozen=True)
class Sharpening:
    """What suggestions are sharpened with; without any of it the encoder itself is taught."""

    rubric: RubricName = None
    accepted: Accepted = None
    sessions: More = None
    apply: Apply = False
    take_back: TakeBack = False

    @property
    def wanted(self) -> bool:
        """Whether anything of it was asked for."""
        named = self.rubric or self.accepted or self.sessions
        return bool(named or self.apply or self.take_back)
