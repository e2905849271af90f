"""The document as people read it: kinds in signs, operations by chapter."""

import pytest

from entendu.interface.document import kind_of

DOCUMENT = {"components": {"schemas": {"Stage": {"type": "string", "enum": ["mql", "sal"]}}}}


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ({"type": "string"}, "string"),
        ({"type": "string", "maxLength": 8}, "string ≤ 8"),
        ({"type": "string", "format": "date-time"}, "date-time"),
        ({"type": "integer", "minimum": 1, "maximum": 200}, "integer 1–200"),
        ({"type": "integer", "minimum": 0, "maximum": 2**63 - 1}, "integer"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer | null"),
        ({"anyOf": [{"type": "string"}, {"type": "string"}]}, "string"),
        ({"type": "array", "items": {"type": "object"}}, "object[]"),
        ({"$ref": "#/components/schemas/Stage"}, "mql | sal"),
        ({}, "*"),
    ],
)
def test_a_kind_is_told_in_signs(schema, shown):
    assert kind_of(schema, DOCUMENT) == shown
