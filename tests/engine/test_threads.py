"""Several threads and several processes ask while facts arrive."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from entendu.engine import actions, mirror, segments
from entendu.engine.questions import standing_relations
from entendu.performance.queries import closed_loop, funnel

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_thread_sees_what_was_committed_before_it_asked(company, monkeypatch):
    monkeypatch.setattr(segments, "WORTH_A_SEGMENT", 10)
    committed = 0

    def ask(_):
        try:
            before = committed
            seen = closed_loop(company.workspace, "origin").dicts()[-1]["mqls"]
            return before, seen, len(funnel(company.workspace).rows)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        waiting = []
        for n in range(15):
            known = company.identity(f"{n}@example.com", company.contact(origin="email"))
            company.activity(known, "stage", stage="mql")
            committed += 1
            waiting.append(threads.submit(ask, n))
        answers = [answer.result(timeout=60) for answer in waiting]
    assert all(before <= seen <= 15 for before, seen, _ in answers)
    assert closed_loop(company.workspace, "origin").dicts()[-1]["mqls"] == 15


EXTEND = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "entendu.settings"
django.setup()
from pathlib import Path
from django.conf import settings
from django.db import connection
settings.HOME = Path(sys.argv[1])
connection.settings_dict["NAME"] = sys.argv[2]
from entendu.engine import actions, mirror, segments
from entendu.engine.questions import standing_relations
segments.extend(int(sys.argv[3]), int(sys.argv[4]))
"""


def test_processes_that_extend_the_mirror_at_once_do_it_once(company, settings):
    known = company.identity("a@example.com", company.contact())
    last = [company.activity(known) for _ in range(5)][-1].pk
    name = str(connection.settings_dict["NAME"])
    order = [str(settings.HOME), name, str(company.workspace.pk), str(last)]
    running = [subprocess.Popen([sys.executable, "-c", EXTEND, *order]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    manifest = segments.read_manifest(company.workspace.pk)
    assert (manifest.rows, len(manifest.segments)) == (5, 1)


def test_a_process_killed_while_it_writes_leaves_the_manifest_in_force(company, settings):
    known = company.identity("a@example.com", company.contact())
    last = [company.activity(known) for _ in range(5)][-1].pk
    order = [str(settings.HOME), str(connection.settings_dict["NAME"])]
    dying = EXTEND.replace(
        "segments.extend", "segments._put_in_force = lambda *_: os._exit(9)\nsegments.extend"
    )
    arguments = [*order, str(company.workspace.pk), str(last)]
    assert subprocess.run([sys.executable, "-c", dying, *arguments], check=False).returncode == 9
    assert segments.read_manifest(company.workspace.pk).rows == 0
    assert len(list(segments.folder_of(company.workspace.pk).glob("*/*.parquet"))) == 1
    assert segments.extend(company.workspace.pk, last).rows == 5
    assert funnel(company.workspace).dicts()[0]["reached"] == 1


def test_a_server_that_starts_has_the_first_answer_ready(company, other_company):
    company.activity(company.identity("a@example.com", company.contact()), "stage", stage="mql")
    starting = threading.Thread(target=actions.warm)
    starting.start()
    starting.join(30)
    assert set(mirror._residents) == {company.workspace.pk, other_company.workspace.pk}
    resident = mirror._residents[company.workspace.pk]
    assert resident.standing.made == set(standing_relations())
    assert len(closed_loop(company.workspace, "origin").rows) == 2
    assert mirror._residents[company.workspace.pk] is resident
