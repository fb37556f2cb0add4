"""Options that travel together: a command takes them as one frozen dataclass."""

import dataclasses
import functools
import inspect
from collections.abc import Callable, Iterator
from typing import get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose dataclass parameters are taken apart into options, for Typer to read.

    A command with a dozen options would otherwise be a function with a dozen parameters.
    """
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, type] = {
        name: one.annotation
        for name, one in signature.parameters.items()
        if isinstance(one.annotation, type) and dataclasses.is_dataclass(one.annotation)
    }

    fields = {
        name: [field.name for field in dataclasses.fields(one.annotation)]
        for name, one in signature.parameters.items()
        if name in groups
    }

    @functools.wraps(command)
    def run(**given: object) -> None:
        for name, group in groups.items():
            given[name] = group(**{field: given.pop(field) for field in fields[name]})
        command(**given)

    flat = [flat for one in signature.parameters.values() for flat in _flat(one)]
    run.__signature__ = signature.replace(parameters=flat)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in flat}
    return run


def _flat(parameter: inspect.Parameter) -> Iterator[inspect.Parameter]:
    group = parameter.annotation
    if not dataclasses.is_dataclass(group):
        yield parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        return
    hints = get_type_hints(group, include_extras=True)
    for field in dataclasses.fields(group):
        yield inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=hints[field.name],
        )
