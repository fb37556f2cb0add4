"""Reads sources as syntax trees, never running them, and says what they import, use and hold."""

import ast
import builtins
import sys
from collections.abc import Iterator, Mapping
from functools import cache

Sources = Mapping[str, str]
"""Path below src/livecard (`audio/gate.py`) to the text of the file."""

Function = ast.FunctionDef | ast.AsyncFunctionDef

CLOCK = (
    "time",
    "sched",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
)
THREADS = (
    "asyncio",
    "concurrent",
    "multiprocessing",
    "queue",
    "selectors",
    "signal",
    "socket",
    "socketserver",
    "ssl",
    "subprocess",
    "threading",
    "_thread",
)
FILES = (
    "builtins.open",
    "ctypes",
    "ftplib",
    "glob",
    "http",
    "importlib",
    "io.open",
    "mmap",
    "os",
    "pathlib.Path",
    "pathlib.PosixPath",
    "pathlib.WindowsPath",
    "shutil",
    "smtplib",
    "sqlite3",
    "tempfile",
    "urllib.request",
    "webbrowser",
    "builtins.__import__",
)
LOG_LINES = (
    "builtins.input",
    "builtins.print",
    "logging",
    "sys.stderr",
    "sys.stdin",
    "sys.stdout",
    "warnings",
)
RANDOMNESS = ("numpy.random", "random", "secrets", "uuid")
IMPURE = (*CLOCK, *THREADS, *FILES, *LOG_LINES, *RANDOMNESS)


def module(path: str) -> str:
    """`audio/gate.py` is `audio/gate`; a folder's `__init__.py` is `audio/__init__`."""
    return path.removesuffix(".py")


def parse(sources: Sources) -> dict[str, ast.Module]:
    """A syntax tree for each module."""
    return {module(path): _tree(path, text) for path, text in sources.items()}


@cache
def _tree(path: str, text: str) -> ast.Module:
    return ast.parse(text, path, feature_version=(3, 11))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that is imported, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)


def inside(tree: ast.Module, modules: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Line and module (`audio/gate`) of each import that stays inside livecard."""
    for line, name in imported(tree):
        parts = name.split(".")
        if parts[0] == "livecard":
            yield line, _place(parts[1:], modules)


def outside(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of each library that is neither ours nor Python's own."""
    for line, name in imported(tree):
        library = name.split(".")[0]
        if library and library != "livecard" and library not in sys.stdlib_module_names:
            yield line, library


def relative_imports(tree: ast.Module) -> Iterator[int]:
    """Lines of imports that are not written in full."""
    return (line for line, name in imported(tree) if name.startswith("."))


def hidden(tree: ast.Module, modules: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Imports of our own modules that stand inside functions."""
    found = {
        place
        for function in functions(tree)
        for place in inside(ast.Module(body=function.body, type_ignores=[]), modules)
    }
    return iter(sorted(found))


def impurities(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and name of every use of a clock, thread, file, log line or randomness."""
    bound = dict(_bindings(tree))
    found = {(line, name) for line, name in imported(tree) if _impure(name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = _full_name(node, bound)
            if _impure(name):
                found.add((node.lineno, name))
    return sorted(found)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, also those inside others."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def code_lines(function: Function) -> int:
    """Lines of a function without its signature and docstring."""
    described = ast.get_docstring(function, clean=False) is not None
    body = function.body[1:] if described else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def parameters(function: Function) -> list[ast.arg]:
    """What a caller hands in; `self` and `cls` are not handed in."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    every += [rest for rest in (given.vararg, given.kwarg) if rest is not None]
    return [one for one in every if one.arg not in ("self", "cls")]


def annotated(function: Function) -> bool:
    """Whether every parameter and the result say their type."""
    return function.returns is not None and all(one.annotation for one in parameters(function))


def broad_excepts(tree: ast.Module) -> Iterator[int]:
    """Lines of handlers that catch everything."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {one.id if isinstance(one, ast.Name) else one for one in caught}
            if names & {None, "Exception", "BaseException"}:
                yield node.lineno


def guesses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines that ask a value what it has instead of trusting its type."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in ("getattr", "hasattr", "setattr"):
            yield node.lineno, node.id


def on_a_cycle(trees: Mapping[str, ast.Module]) -> list[str]:
    """Modules that reach themselves by following imports."""
    modules = frozenset(trees)
    graph = {name: {to for _, to in inside(tree, modules)} for name, tree in trees.items()}
    return sorted(name for name in graph if name in _reached(graph, name))


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    open_ends = [start]
    while open_ends:
        fresh = graph.get(open_ends.pop(), set()) - seen
        seen |= fresh
        open_ends += fresh
    return seen


def _place(parts: list[str], modules: frozenset[str]) -> str:
    """The longest part of a dotted name that is one of the modules, else the name itself."""
    for end in range(len(parts), 0, -1):
        name = "/".join(parts[:end])
        if name in modules:
            return name
        if f"{name}/__init__" in modules:
            return f"{name}/__init__"
    return "__init__" if parts[-1:] == ["__version__"] else "/".join(parts) or "__init__"


def _impure(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in IMPURE)


def _bindings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each name of the file with what it stands for: something of its own, or (last) an import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, "own"
        elif isinstance(node, ast.arg):
            yield node.arg, "own"
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield statement.name, "own"
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.split(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (root, root)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _full_name(node: ast.expr, bound: Mapping[str, str]) -> str:
    """`np.random.rand` is `numpy.random.rand` in a file that imports numpy as np."""
    if isinstance(node, ast.Attribute):
        return f"{_full_name(node.value, bound)}.{node.attr}"
    if not isinstance(node, ast.Name):
        return "own"
    if node.id not in bound and node.id in vars(builtins):
        return f"builtins.{node.id}"
    return bound.get(node.id, "own")
