"""Options that travel together reach the command as one value, and Typer sees each of them."""

import inspect
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from livecard.cli.grouped import grouped

Name = Annotated[str, typer.Argument(help="Who.")]


@dataclass(frozen=True)
class Boat:
    """Two options."""

    sails: Annotated[int, typer.Option(help="How many.", min=0)] = 2
    painted: Annotated[bool, typer.Option(help="Whether.")] = True


seen: list[tuple[str, Boat, str]] = []


@grouped
def launch(name: Name, boat: Boat, port: str = "Kiel") -> None:
    """Launch a boat."""
    seen.append((name, boat, port))


@pytest.fixture
def app() -> typer.Typer:
    seen.clear()
    app = typer.Typer()
    app.command()(launch)
    return app


def test_options_of_a_group_arrive_as_one_value(app: typer.Typer) -> None:
    done = CliRunner().invoke(app, ["Ines", "--sails", "3", "--no-painted", "--port", "Bergen"])
    assert done.exit_code == 0, done.output
    assert seen == [("Ines", Boat(3, False), "Bergen")]


def test_what_is_not_given_has_the_groups_own_default(app: typer.Typer) -> None:
    assert CliRunner().invoke(app, ["Ines"]).exit_code == 0
    assert seen == [("Ines", Boat(), "Kiel")]


def test_help_and_limits_of_a_groups_options_hold(app: typer.Typer) -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert "How many." in shown
    assert "--no-painted" in shown
    assert CliRunner().invoke(app, ["Ines", "--sails", "-1"]).exit_code == 2
    assert seen == []


def test_the_command_keeps_its_name_and_what_it_says_about_itself() -> None:
    assert launch.__name__ == "launch"
    assert launch.__doc__ == "Launch a boat."
    assert list(inspect.signature(launch).parameters) == ["name", "sails", "painted", "port"]
