"""Rubrics."""

import typer

app = typer.Typer(help="Rubrics.")
