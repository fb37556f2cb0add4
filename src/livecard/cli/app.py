"""The command `livecard`: its commands, and what a user is told when one cannot be carried out."""

import sys
from typing import Annotated

import typer

from livecard import __version__
from livecard.cli import bench, card, hearing, models, rubric, train, walk
from livecard.errors import LivecardError
from livecard.spinning import spare_cores

app = typer.Typer(
    help="Evidence on the scorecard while the interview is running. Nothing leaves this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Help in colour takes as long to draw as everything else together.
    rich_markup_mode=None,
    context_settings={"max_content_width": 100},
)
for command in (
    walk.demo,
    walk.replay,
    walk.live,
    card.review,
    hearing.finish,
    hearing.forget,
    card.score,
    hearing.devices,
    hearing.doctor,
    train.train,
):
    app.command()(command)
app.command("log")(card.print_log)
app.add_typer(rubric.app, name="rubric")
app.add_typer(models.app, name="models")
app.add_typer(bench.app, name="bench")


def main() -> None:
    """Run a command; errors are one line, and exit code 2."""
    spare_cores()
    try:
        app()
    except LivecardError as error:
        typer.echo(f"livecard: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(141)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
