"""The house as the rules see it: its folders, its modules and what each one imports."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "entendu"

# Edges parse, call and show; storage reads and writes. What is neither must be pure.
EDGES = {"views", "api", "commands", "jobs", "urls", "asgi", "command", "apps", "templatetags",
         "bearer", "checks"}  # fmt: skip
STORAGE = {"models", "actions", "queries", "migrations", "words", "forms", "settings",
           "editing", "recording", "finding"}  # fmt: skip
FRAMEWORK = {  # what Django, the server or the two stores call, by folder
    "workspace": {
        *("guard", "scope", "language", "context", "signin", "audit", "keys"),
        *("archive", "snapshot"),
    },
    "engine": {
        *("ask", "mirror", "relations", "resident", "segments"),
        *("outflow", "store", "standing", "watermark"),
    },
    "interface": {"policy", "translations", "problems", "paging", "lists"},
}


@cache
def modules() -> list[Path]:
    """Every Python module of the package, migrations left out."""
    return sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)


def folder_of(path: Path) -> str:
    """The folder of the house that holds `path`; '' for the package's own modules."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def words_of(path: Path) -> set[str]:
    """The names that say what a module is: its stem and the folders under its own."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return set(parts[1:] if len(parts) > 1 else parts) - {"__init__"}


def is_edge(path: Path) -> bool:
    return bool(words_of(path) & EDGES)


def is_pure(path: Path) -> bool:
    words = words_of(path)
    framework = FRAMEWORK.get(folder_of(path), set())
    return (
        bool(words) and not words & (EDGES | STORAGE | framework) and folder_of(path) != "settings"
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> set[str]:
    """The full names of the modules and names that `path` imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
