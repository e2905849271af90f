"""The document tells the truth: what it offers is answered as it says, whatever is sent."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)  # fmt: skip

from entendu.api import document
from entendu.workspace import bearer, keys, pace
from tests.house.elsewhere import objects_of
from tests.house.test_isolation import OPERATIONS

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error, content_type_conformance, response_headers_conformance,
    response_schema_conformance, status_code_conformance,
]  # fmt: skip
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
schema.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@pytest.fixture
def answers(workspace, admin, now, monkeypatch):
    """What fills the addresses, and a key that is never held back."""
    monkeypatch.setattr(bearer, "RATE", pace.Rate(burst=10**6, per_second=10**6))
    # the test's own transaction lives in this connection (Django's test client does the same)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    mine = objects_of(workspace, admin, now)
    _, key = keys.issue(workspace, "schemathesis", keys.SCOPES, None, now)
    numbers = {name: mine[model].pk for name, model in OPERATIONS.items() if model in mine}
    yield {"workspace": workspace.slug, **numbers}, {"Authorization": f"Bearer {key}"}
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=4, deadline=None, database=None, derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_whatever_is_sent_is_answered_as_the_document_says(case, answers):
    filled, headers = answers
    case.path_parameters = {name: filled[name] for name in case.path_parameters}
    case.call_and_validate(headers=headers, checks=CHECKS)


def test_the_document_is_openapi_3_1_and_names_every_problem():
    told = document()
    assert told["openapi"].startswith("3.1")
    for operations in told["paths"].values():
        for operation in operations.values():
            assert {"401", "403", "404", "429"} <= set(operation["responses"])
            assert operation["security"][0]["ApiKeyBearer"]
            assert operation["summary"]
