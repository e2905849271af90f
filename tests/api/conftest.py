"""A program with a key that carries every scope."""

import json

import pytest
from django.test import Client

from entendu.workspace import bearer, keys


class Program:
    """Asks the API of one workspace with one key."""

    def __init__(self, slug: str, key: str):
        self.place, self.key = f"/api/v1/workspaces/{slug}", key
        self.client = Client(headers={"Authorization": f"Bearer {key}"})

    def get(self, path: str = "", **parameters):
        return self.client.get(self.place + path, parameters)

    def post(self, path: str, body, **more):
        return self._send("post", path, body, **more)

    def patch(self, path: str, body):
        return self._send("patch", path, body)

    def _send(self, method, path, body, content_type="application/json"):
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        return getattr(self.client, method)(self.place + path, data, content_type=content_type)


@pytest.fixture
def program(workspace, now) -> Program:
    _, key = keys.issue(workspace, "tests", keys.SCOPES, None, now)
    return Program(workspace.slug, key)


@pytest.fixture(autouse=True)
def full_buckets():
    bearer._buckets.clear()
