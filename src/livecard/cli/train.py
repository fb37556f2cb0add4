"""The command that teaches the encoder from labelled units and interviews."""

from pathlib import Path
from typing import Annotated

import typer

from livecard.cli.grouped import grouped
from livecard.cli.sharpen_options import Sharpening

SHIPPED = Path("models/sentence-encoder")
Data = Annotated[Path, typer.Option(help="A folder with units.jsonl, interviews.jsonl, rubrics/.")]
Out = Annotated[Path, typer.Option(help="Where the model goes.")]
Epochs = Annotated[int, typer.Option(help="How often the data is gone through.", min=1)]
Seed = Annotated[int, typer.Option(help="Makes the teaching repeatable.")]


@grouped
def train(
    sharpening: Sharpening,
    data: Data = Path("models/training"),
    out: Out = Path("models/sentence-encoder"),
    epochs: Epochs = 2,
    seed: Seed = 7,
) -> None:
    """Teach the encoder, export it as int8 and fit its calibration; needs the extra `train`."""
    if sharpening.wanted:
        from livecard.cli.sharpening import sharpen

        sharpen(sharpening, None if out == SHIPPED else out)
        return
    from livecard.cli.teaching import Plan, teach

    teach(Plan(data, out, epochs, seed))
