"""The commands about rubrics: list, show, lint, new, import, diff and print."""

from pathlib import Path
from typing import Annotated

import typer

from livecard.cli.options import Level

app = typer.Typer(help="Look at rubrics, check them, and make new ones.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="ID|FILE", help="A rubric; `rubric list` shows them.")]
Out = Annotated[Path | None, typer.Option(help="Where to write it; the screen if not given.")]
Force = Annotated[bool, typer.Option(help="Write over a file that is there.")]


@app.command("list")
def list_rubrics() -> None:
    """Show the rubrics that there are, yours and those that come with livecard."""
    from livecard.cli.rubric_words import shelf_lines

    for line in shelf_lines():
        typer.echo(line)


@app.command()
def show(
    name: Name,
    level: Level = None,
    sayings: Annotated[bool, typer.Option(help="Show the exemplar sayings too.")] = False,
) -> None:
    """Show a rubric as it would be used, the level's anchors marked, and what is disputed."""
    from livecard.cli.rubric_words import conflict_lines, rubric_lines
    from livecard.rubrics.shelf import find

    rubric = find(name)
    rubric = rubric.at(level or rubric.level)
    for line in (*rubric_lines(rubric, sayings), *conflict_lines(rubric)):
        typer.echo(line)


@app.command()
def lint(
    name: Name,
    meaning: Annotated[
        bool, typer.Option(help="Compare the anchors' meanings, if the sentence encoder is here.")
    ] = True,
) -> None:
    """Check a rubric and say what to mend, by line. Exit code 1 where it cannot be used."""
    from livecard.cli.rubric_words import findings

    found = findings(name, meaning)
    for one in found:
        typer.echo(f"{one.severity:<7} {one}")
    errors = sum(one.severity == "error" for one in found)
    typer.echo(f"{errors} errors, {sum(one.severity == 'warning' for one in found)} warnings")
    if errors:
        raise typer.Exit(1)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="The new rubric's id.")],
    like: Annotated[
        str, typer.Option("--from", metavar="ID|FILE", help="The rubric to start from.")
    ] = "senior-backend",
    profile: Annotated[
        str, typer.Option(help="Success profile: senior-backend-startup or staff-enterprise.")
    ] = "",
    out: Out = None,
    force: Force = False,
) -> None:
    """Make a rubric of your own from another one, to be edited."""
    from livecard.rubrics import shelf

    path = out or shelf.own_folder() / f"{shelf.new_id(name)}.toml"
    shelf.save(path, shelf.renewed(shelf.read(shelf.locate(like)), profile), force)
    typer.echo(f"{path}: edit it, then run: livecard rubric lint {name if out is None else path}")


@app.command("import")
def import_document(
    file: Annotated[Path, typer.Argument(help="A scorecard as text, Markdown or CSV.")],
    out: Annotated[Path, typer.Option(help="The rubric file to write.")],
    force: Force = False,
    everything: Annotated[bool, typer.Option("--all", help="List all that was left.")] = False,
) -> None:
    """Read a rubric out of a document, and say what found no place."""
    from livecard.cli.rubric_words import import_lines
    from livecard.rubrics import shelf
    from livecard.rubrics.imports import read_document
    from livecard.rubrics.written import write

    found = read_document(shelf.read(file), file.name)
    text = write(found.draft)
    shelf.save(out, text, force)
    for line in import_lines(found, text, out, None if everything else 20):
        typer.echo(line)


@app.command()
def diff(one: Name, other: Name) -> None:
    """Show how two rubrics differ."""
    from livecard.rubrics.difference import differences
    from livecard.rubrics.shelf import find

    found = differences(find(one), find(other))
    for difference in found:
        typer.echo(difference)
    if not found:
        typer.echo("no difference")


@app.command("print")
def print_sheet(
    name: Name,
    level: Level = None,
    out: Out = None,
    candidate: Annotated[
        bool, typer.Option(help="The sheet for the candidate: what is looked at, and why.")
    ] = False,
    force: Force = False,
) -> None:
    """Make the blank scorecard, as HTML or, if the file ends in .pdf, as PDF."""
    from livecard.rubrics import shelf
    from livecard.rubrics.sheet import blank, for_candidate

    rubric = shelf.find(name)
    rubric = rubric.at(level or rubric.level)
    if out is None:
        typer.echo(for_candidate(rubric) if candidate else blank(rubric), nl=False)
    elif out.suffix.lower() == ".pdf":
        from livecard.cli.sheet_pdf import pdf

        shelf.save(out, pdf(rubric), force)
    else:
        shelf.save(out, for_candidate(rubric) if candidate else blank(rubric), force)
