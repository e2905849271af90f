"""Every code that the trail may hold has words, whichever folder writes it."""

import ast
import re
from datetime import UTC, datetime

import pytest
from django.utils import translation

from entendu.workspace import words
from entendu.workspace.actions import Reason
from entendu.workspace.models import AuditEntry, User, Workspace
from entendu.workspace.roles import Role
from entendu.workspace.views import trail
from tests.house.reading import imported, modules, tree

CODE = re.compile(r"[a-z]+\.[a-z_]+")
WRITERS = [path for path in modules() if "entendu.workspace.audit" in imported(path)]


def codes_in(path):
    """Arguments of calls of `record`, and names given to a variable `code` or `action`."""
    for node in ast.walk(tree(path)):
        recorded = isinstance(node, ast.Call) and "record" in ast.unparse(node.func)
        named = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"code", "action"}
        if recorded or named:
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value)):
                    yield part.value


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_code_of_the_trail_has_words_and_so_has_its_kind(path):
    said = words.of_all_folders("TRAIL")
    codes = set(codes_in(path))
    assert not {code for code in codes if code not in said or code.partition(".")[0] not in said}


def test_every_role_scope_and_refusal_has_words():
    assert set(words.ROLES) == set(words.ROLES_EXPLAINED) == set(Role)
    assert set(words.REFUSALS) == set(Reason)


def test_before_and_after_are_told_in_words():
    entry = AuditEntry(
        at=datetime(2026, 11, 20, tzinfo=UTC), actor=User(email="a@b.example"), action="key.issued",
        before={"active": True, "role": "sales", "revoked_at": None},
        after={"active": False, "revoked_at": "2026-11-20T10:00:00+00:00", "scopes": ["read"],
               "created": {"contacts": 8000}, "name": "T"},
    )  # fmt: skip
    with translation.override("fr"):
        line = trail._line(
            entry,
            words.of_all_folders("TRAIL"),
            words.of_all_folders("TRAIL_FIELDS"),
            words.of_all_folders("TRAIL_VALUES"),
            Workspace(zone="Europe/Paris").zone,
        )
    assert line.what == "Clé d’API créée"
    assert line.changes == [
        ("actif", "oui", "non"),
        ("rôle", "Commercial", "–"),
        ("révoquée le", "–", "20 nov. 2026, 11:00"),
        ("droits", "–", "Lire tout ce que contient cet espace"),
        ("créés", "–", "contacts 8\u202f000"),
        ("nom", "–", "T"),
    ]
