"""The rules of ARCHITECTURE that a machine can hold."""

import ast

import pytest

from tests.house.reading import (
    PACKAGE,
    ROOT,
    folder_of,
    imported,
    is_edge,
    is_pure,
    modules,
    tree,
)

FOLDERS = sorted(path.parent for path in PACKAGE.glob("*/apps.py")) + [PACKAGE / "settings"]
JUNK = {"utils", "helpers", "common", "manager", "misc", "base", "util", "helper"}
CLOCK = {"now", "utcnow", "today", "time", "localtime", "localdate", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time", "dt"}
LONG_FILE, LONG_FUNCTION = 300, 40


def named(path):
    return str(path.relative_to(PACKAGE))


pure = [path for path in modules() if is_pure(path)]
below_the_edges = [path for path in modules() if not is_edge(path)]


@pytest.mark.parametrize("path", pure, ids=named)
def test_a_pure_module_knows_neither_django_nor_input_and_output(path):
    forbidden = {
        "django",
        "ninja",
        "duckdb",
        "psycopg",
        "sqlite3",
        "socket",
        "subprocess",
        "random",
    }
    tops = {name.split(".")[0] for name in imported(path)}
    allowed = {"random"} if folder_of(path) == "example" else set()
    assert not (tops & forbidden) - allowed


@pytest.mark.parametrize("path", below_the_edges, ids=named)
def test_nobody_below_an_edge_reads_the_clock(path):
    calls = [
        f"{node.func.value.id}.{node.func.attr} on line {node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in CLOCK
        and node.func.value.id in CLOCK_OWNERS
    ]
    assert not calls


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_file_stays_under_three_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONG_FILE


@pytest.mark.parametrize("path", modules(), ids=named)
def test_a_function_stays_under_forty_lines(path):
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONG_FUNCTION
    ]
    assert not long


def test_no_module_is_a_junk_drawer():
    assert not [named(path) for path in modules() if path.stem in JUNK or path.parent.name in JUNK]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_folder_opens_with_a_readme_of_a_page(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert 10 <= len(text.splitlines()) <= 100


@pytest.mark.parametrize("path", modules(), ids=named)
def test_rows_of_a_workspace_are_reached_through_visible(path):
    """`Model.objects` and `_default_manager` see every workspace: only workspace/ may use them."""
    if folder_of(path) == "workspace":
        return
    everybody = [
        f"line {node.lineno}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert not everybody


def test_requirements_are_hashed_and_name_no_host():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_the_documentation_has_the_same_pages_in_both_languages():
    names = [{p.name for p in (ROOT / "docs" / language).glob("*.md")} for language in ("en", "fr")]
    assert names[0] == names[1] != set()
