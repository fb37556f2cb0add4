"""The table of floors, and what a file may do on each: the checks behind test_shape.py."""

import ast
from pathlib import Path

import shape
from shape import Sources

FLOORS: dict[int, str] = {
    0: "__init__ errors speaker rubric fact decisions capturing explained events audio/block",
    1: """transcript soundcheck decided scorecard sealing scoring rating counterfactual listening
          rules/ rubrics/ export/""",
    2: """audio/gate audio/agreement audio/invented audio/hearing audio/load audio/utterance
          audio/vocabulary audio/passes audio/listener audio/echo audio/roles
          audio/device audio/ring audio/drift audio/lane audio/watch audio/tone
          tagging/segment tagging/match tagging/stance tagging/phrases tagging/signals
          tagging/content tagging/credit tagging/reading tagging/wording tagging/topic
          tagging/sayings tagging/prompting tagging/dimensions tagging/levels
          tagging/protected tagging/grouping tagging/tagger tagging/sharpened""",
    3: "pipeline session",
    4: """without_torch memory spinning log server feed door guests qr web worker models models/
          folders onnx readings
          rubrics/shelf
          audio/microphone audio/pulse audio/pulsestream audio/wasapi audio/coreaudio audio/systems
          audio/backlog audio/browser audio/aec3 audio/program
          audio/line audio/capture audio/spool audio/recording audio/voice audio/whisper
          audio/resample audio/pacing audio/aside audio/ahead tagging/sentences tagging/encoder""",
    5: "__main__ cli/ bench/ training/",
}
"""Each module by its path; `cli/` stands for every module of that folder, unless it is named."""

OUTSIDE_THE_FLOORS = "page/"
"""Built and run with the wheel's build, never imported by livecard."""

EDGES = 4
"""From this floor on a module may touch the clock, threads, files, the log and chance."""

NOWHERE = 99
"""The floor of what is imported and stands in no row of the table."""

EVERYWHERE = {"numpy", "msgspec"}
"""Libraries that hold values and do nothing; any file may import them."""

IN_CLI = {"typer", "rich"}
"""Libraries that any file below cli/ may import, and no other."""

MAY_HIDE_IMPORTS = ("cli/", "bench/", "training/")
"""Where an import of ours may wait inside a function, so that `--help` answers at once."""


def floor(module: str) -> int | None:
    """The module's floor: by its own name, else by its folder's; a bare folder knows nothing."""
    named = {name: level for level, names in FLOORS.items() for name in names.split()}
    folders = [f"{folder}/" for folder in map(str, Path(module).parents) if folder != "."]
    found = next((named[name] for name in (module, *folders) if name in named), None)
    return 0 if found is None and module.endswith("/__init__") else found


def housed(sources: Sources) -> dict[str, ast.Module]:
    trees = shape.parse(sources)
    return {name: tree for name, tree in trees.items() if not name.startswith(OUTSIDE_THE_FLOORS)}


def homeless(sources: Sources) -> list[str]:
    return [f"{name} has no floor in the table" for name in housed(sources) if floor(name) is None]


def upward_imports(sources: Sources) -> list[str]:
    trees = housed(sources)
    return [
        f"{name}:{line} on floor {floor(name)} imports {to} of floor {floor(to)}"
        for name, tree in trees.items()
        for line, to in shape.inside(tree, frozenset(trees))
        if (floor(name) or 0) < (NOWHERE if (level := floor(to)) is None else level)
    ]


def impurities(sources: Sources) -> list[str]:
    return [
        f"{name}:{line} uses {used} below floor {EDGES}"
        for name, tree in housed(sources).items()
        if (floor(name) or 0) < EDGES
        for line, used in shape.impurities(tree)
    ]


def early_libraries(sources: Sources) -> list[str]:
    return [
        f"{name}:{line} imports {library} below floor {EDGES}"
        for name, tree in housed(sources).items()
        if (floor(name) or 0) < EDGES
        for line, library in shape.outside(tree)
        if library not in EVERYWHERE
    ]


def shared_libraries(sources: Sources) -> list[str]:
    homes: dict[str, set[str]] = {}
    for name, tree in housed(sources).items():
        for _, library in shape.outside(tree):
            home = "cli/" if library in IN_CLI and name.startswith("cli/") else name
            homes.setdefault(library, set()).add(home)
    return [
        f"{library} is imported by {', '.join(sorted(names))}: one of them should"
        for library, names in homes.items()
        if len(names) > 1 and library not in EVERYWHERE
    ]


def hidden_imports(sources: Sources) -> list[str]:
    trees = housed(sources)
    return [
        f"{name}:{line} imports {to} inside a function"
        for name, tree in trees.items()
        if not name.startswith(MAY_HIDE_IMPORTS)
        for line, to in shape.hidden(tree, frozenset(trees))
    ]


def oversized(sources: Sources) -> list[str]:
    long = [f"{path} is over 300 lines" for path, text in sources.items() if lines(text) > 300]
    crowded = [
        f"{name}:{function.lineno} {function.name} has {size} code lines, {wanted} parameters"
        for name, tree in shape.parse(sources).items()
        for function in shape.functions(tree)
        for size, wanted in [(shape.code_lines(function), len(shape.parameters(function)))]
        if size > 40 or wanted > 6
    ]
    return long + crowded


def lines(text: str) -> int:
    return len(text.splitlines())


def unexplained(sources: Sources) -> list[str]:
    trees = shape.parse(sources)
    silent = [f"{name} says not what it is" for name, tree in trees.items() if not says(tree)]
    untyped = [
        f"{name}:{function.lineno} {function.name} is not fully annotated"
        for name, tree in trees.items()
        for function in shape.functions(tree)
        if not shape.annotated(function)
    ]
    return silent + untyped


def says(tree: ast.Module) -> bool:
    return bool(ast.get_docstring(tree))
