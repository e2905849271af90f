"""What the operator said is understood, or refused with the name and the value."""

import stat

import pytest

from entendu.settings import environment
from entendu.settings.environment import SettingsMistake


def test_an_unknown_variable_is_refused_with_the_nearest_name():
    with pytest.raises(SettingsMistake, match="ENTENDU_HOEM; did you mean ENTENDU_HOME"):
        environment.refuse_unknown({"ENTENDU_HOEM": "/srv"})


def test_variables_of_other_programs_are_none_of_our_business():
    environment.refuse_unknown({"HOME": "/root", "ENTENDUE": "?"})


@pytest.mark.parametrize(("text", "meant"), [("yes", True), ("ON", True), ("0", False), ("", None)])
def test_yes_and_no_are_read_in_their_usual_spellings(text, meant):
    assert environment.boolean({"X": text}, "X", default=None) is meant


def test_what_is_neither_yes_nor_no_is_refused_with_its_value():
    with pytest.raises(SettingsMistake, match="X='maybe'"):
        environment.boolean({"X": "maybe"}, "X", default=False)


def test_sqlite_in_the_home_is_the_default_and_commits_are_durable(tmp_path):
    entry = environment.database("", tmp_path)
    assert entry["NAME"] == str(tmp_path / "entendu.sqlite3")
    assert "synchronous=FULL" in entry["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart_and_unquoted(tmp_path):
    entry = environment.database("postgresql://mar%40co:s%2Fp@db.example:5433/sales", tmp_path)
    wanted = {"USER": "mar@co", "PASSWORD": "s/p", "HOST": "db.example", "PORT": "5433"}
    assert wanted.items() <= entry.items()
    assert entry["NAME"] == "sales"


@pytest.mark.parametrize("url", ["mysql://host/name", "postgresql://host", "nonsense"])
def test_another_database_is_refused(url, tmp_path):
    with pytest.raises(SettingsMistake, match="postgresql://"):
        environment.database(url, tmp_path)


def test_the_secret_key_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    key = environment.secret_key(tmp_path)
    assert len(key) > 40
    assert environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_mail_goes_to_the_log_until_a_server_is_named():
    assert environment.mail("")["backend"].endswith("console.EmailBackend")


def test_a_mail_server_with_a_log_in_is_spoken_to_over_tls():
    mail = environment.mail("smtp://me:secret@mail.example")
    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (587, True, False)
