from entendu.people.keeping import changes, provenance


def test_only_what_differs_changes():
    stored = {"name": "Acme", "city": "Lyon", "fields": {"a": 1, "b": 2}}
    assert changes(stored, {"name": "Acme", "fields": {"a": 1}}) == {}
    assert changes(stored, {"city": "Paris"}) == {"city": "Paris"}
    assert changes(stored, {"fields": {"b": 3}}) == {"fields": {"a": 1, "b": 3}}


def test_provenance_names_links_and_extra_fields_as_a_person_would():
    said = {"source": 4, "at": "2026-11-20"}
    changed = {"company_id": 9, "fields": {"a": 1, "b": 3}}
    assert provenance(changed, {"a": 1, "b": 2}, 4, "2026-11-20") == {
        "company": said, "fields.b": said,
    }  # fmt: skip
