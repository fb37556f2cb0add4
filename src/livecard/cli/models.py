"""Lists the models, fetches those that are not here, and verifies those that are."""

from collections.abc import Iterator
from typing import Annotated

import typer

from livecard.errors import LivecardError
from livecard.models.digests import Records
from livecard.models.locating import check, find, missing, named
from livecard.models.manifest import Model, load_manifest
from livecard.models.places import Places, installed_parts, usual_places, whole_folder

app = typer.Typer(
    help="List, fetch and verify the models that listen, read and match.", no_args_is_help=True
)

Names = Annotated[list[str], typer.Argument(metavar="NAME...", help="The models' names.")]
AnyNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME...]", help="All that are here, if none is named."),
]


@app.command("list")
def list_models() -> None:
    """Show each model: its name, size, licence, use, and where it was found."""
    for line in listing(load_manifest(), usual_places()):
        typer.echo(line)


@app.command("fetch")
def fetch_models(names: Names) -> None:
    """Download models. Nothing else in livecard connects to the outside."""
    models = load_manifest()
    for model in [named(name, models) for name in names]:
        fetch_one(model, usual_places())


@app.command("verify")
def verify_models(names: AnyNames = None) -> None:
    """Read every file anew and compare it with its digest; exit with 2 if one is wrong."""
    models = load_manifest()
    chosen = [named(name, models) for name in names] if names else list(models.values())
    if not verify(chosen, usual_places(), all_wanted=bool(names)):
        raise typer.Exit(2)


def listing(models: dict[str, Model], places: Places) -> Iterator[str]:
    width = max(len(name) for name in models)
    for model in models.values():
        yield f"{model.name:<{width}}  {size(model.bytes):>7}  {model.licence:<10}  {model.use}"
        yield f"{'':<{width}}  {whereabouts(model, places)}"


def size(bytes_: int) -> str:
    return f"{bytes_ / 1e9:.1f} GB" if bytes_ >= 1e9 else f"{bytes_ / 1e6:.0f} MB"


def whereabouts(model: Model, places: Places) -> str:
    folder = whole_folder(model, places)
    if folder:
        return f"here: {folder}"
    if installed_parts(model, places):
        return "here: in installed packages, joined when first used"
    return f"not here: livecard models fetch {model.name}"


def verify(models: list[Model], places: Places, *, all_wanted: bool) -> bool:
    """Says of each model whether its files are right; one that is not here counts if wanted."""
    good = True
    records = Records(places.records)
    for model in models:
        verdict = _verdict(model, places, records)
        if verdict is None and not all_wanted:
            continue
        good = good and verdict == "ok"
        typer.echo(f"{model.name}: ok" if verdict == "ok" else verdict or missing(model, places))
    return good


def _verdict(model: Model, places: Places, records: Records) -> str | None:
    """'ok', what is wrong, or None where the model is not here."""
    try:
        folder = whole_folder(model, places)
        if folder:
            check(model, folder, records, afresh=True)
        elif installed_parts(model, places):
            find(model, places)
        else:
            return None
    except LivecardError as error:
        return str(error)
    return "ok"


def fetch_one(model: Model, places: Places) -> None:
    # Neither is needed for `livecard --help`, and both take their time to import.
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from livecard.models.fetching import fetch

    columns = ("{task.description}", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task(model.name, total=None)
        fetched = fetch(
            model, places, lambda done, total: bars.update(task, completed=done, total=total)
        )
        bars.update(task, total=1, completed=1, visible=False)
    typer.echo(f"{model.name}: {fetched.folder}")
    for name, sha256 in fetched.recorded.items():
        typer.echo(
            f"  {name}: no published digest is known; sha256 {sha256} is trusted from now on"
        )
