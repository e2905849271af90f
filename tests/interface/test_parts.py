"""The parts of a page: what they show, that they carry no inline script or style."""

import json
import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from entendu.interface.templatetags import frame, show

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "entendu"
PAGES = sorted(p for p in PACKAGE.glob("*/templates/**/*.html") if "mail" not in p.parts)
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|javascript:|<script(?![^>]*(src=|json))""")


def named(path):
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_template_carries_no_inline_script_or_style(path):
    assert not INLINE.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_template_names_only_icons_that_are_there(path):
    names = re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))
    names += re.findall(r'interface/empty.html" with icon="([\w-]+)"', path.read_text("utf-8"))
    assert not [name for name in names if not (show.ICONS / f"{name}.svg").exists()]


@pytest.mark.parametrize("entry", frame.ENTRIES, ids=lambda entry: entry[0])
def test_each_place_of_the_navigation_has_its_icon(entry):
    assert (show.ICONS / f"{entry[1]}.svg").exists()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Anne Dupont", "AD"), ("Boréal", "B"), ("anne.roy@x.example", "AR"), ("", "?"), ("– !", "?")],
)
def test_initials_are_at_most_two_letters(name, letters):
    assert frame.initials(name) == letters


class Form(forms.Form):
    name = forms.CharField(help_text="What will use it.")
    side = forms.ChoiceField(choices=[("a", "A")], required=False)
    ways = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )


def drawn(form, name):
    return Template("{% load frame %}{% field bound %}").render(Context({"bound": form[name]}))


def test_a_field_ties_its_label_hint_and_mistake_together():
    html = drawn(Form({"name": ""}), "name")
    assert '<label class="form-label" for="id_name">' in html
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]+)"', html).group(1).split()
    assert {f'id="{one}"' in html for one in described} == {True}
    assert len(described) == 2


def test_an_optional_field_says_so_and_a_group_has_a_legend():
    assert "(optional)" in drawn(Form(), "side")
    assert "<legend" in drawn(Form(), "ways")


DATA = {
    "labels": ["A</script><b>", "B"],
    "series": [{"name": "MQLs", "values": [1, None]}],
    "unit": "number",
}


def chart(**more):
    content = {"id": "funnel", "title": "Funnel", "kind": "bar", "data": DATA, **more}
    return render_to_string("interface/chart.html", content, RequestFactory().get("/"))


def test_a_chart_carries_its_data_as_inert_json():
    html = chart()
    assert "</script><b>" not in html
    found = re.search(r'<script id="funnel-data" type="application/json">(.*?)</script>', html)
    assert json.loads(found.group(1)) == DATA


def test_a_chart_carries_its_table_file_and_sql():
    table = {"head": ["Stage", "Reached"], "rows": [["MQL", {"text": "12", "url": "/rows"}]]}
    html = chart(table=table, csv_url="/f.csv", sql="SELECT '<x>'")
    assert '<a href="/rows">12</a>' in html
    assert 'href="/f.csv"' in html
    assert "SELECT &#x27;&lt;x&gt;&#x27;" in html and 'data-copies="funnel-sql"' in html


def test_a_chart_of_nothing_says_so():
    html = chart(data={"labels": [], "series": []})
    assert "Nothing to show for this choice" in html
    assert "data-chart" not in html


def test_a_card_keeps_markup_of_its_title_as_text():
    html = Template("{% load frame %}{% card title=title %}<i>in</i>{% endcard %}").render(
        Context({"title": "<b>T</b>"})
    )
    assert "&lt;b&gt;T&lt;/b&gt;" in html and "<i>in</i>" in html


def test_what_is_vendored_names_no_registry_and_its_version():
    vendor = PACKAGE / "interface/static/interface/vendor"
    versions = (vendor / "VERSIONS").read_text(encoding="utf-8")
    script = (ROOT / "script/vendor").read_text(encoding="utf-8")
    pinned = re.findall(r'^    "(\S+@[\d.]+)": "', script, re.MULTILINE)
    assert len(pinned) == 5 and all(f"{one} " in versions for one in pinned)
    for path in [p for p in vendor.rglob("*") if p.suffix in {".js", ".css"}]:
        assert not re.search(rb"npmjs|unpkg|jsdelivr|sourceMappingURL", path.read_bytes()), path
    for folder in ("tabler", "htmx", "echarts", "inter", "icons"):
        assert (vendor / folder / "LICENSE").exists()
