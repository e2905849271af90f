"""How what an import would change is shown to people."""

from types import SimpleNamespace

from django.utils import translation

from entendu.activity.showing import changes_of, columns_left_out

DEAL = {
    "noun": "deals",
    "before": {"state": "open", "amount": "10.00"},
    "after": {"state": "won", "closed_at": "2020-01-31 23:00:00+00:00", "amount": "1234.50"},
}


def test_states_dates_and_sums_are_written_as_their_reader_writes_them():
    with translation.override("fr"):
        shown = [(before, after) for _, before, after in changes_of(DEAL, "Europe/Paris")]
    assert shown == [
        ("Ouverte", "Gagnée"),
        ("", "1er févr. 2020, 00:00"),
        ("10,00", "1\u202f234,50"),
    ]


def test_columns_taken_for_nothing_are_named_but_for_our_own():
    file = SimpleNamespace(
        options={"header": ["id", "contact", "rejected: reason"]},
        columns={"id": "id", "contact": ""},
    )
    assert columns_left_out(file) == ["contact"]
