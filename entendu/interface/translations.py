"""Which sentences does the product say, and are they all said in French?

Run as a module: extracts each folder's sentences into its `locale/fr/LC_MESSAGES/django.po`
and compiles the `.mo` beside it; `--compile` only compiles. Needs Babel alone, no gettext tools.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def folders() -> list[Path]:
    """The folders of the house that may say something: those with an `apps.py`."""
    return sorted(path.parent for path in PACKAGE.glob("*/apps.py"))


def po_path(folder: Path) -> Path:
    """Where the French of `folder` is written."""
    return folder / "locale" / "fr" / "LC_MESSAGES" / "django.po"


def sentences(folder: Path) -> Catalog:
    """Every message that the Python files and templates of `folder` say, without translation."""
    catalog = Catalog(locale="fr", domain="django", project="Entendu", charset="utf-8")
    for text in _texts(folder):
        found = extract(
            "python", io.BytesIO(text.encode()), KEYWORDS, comment_tags=("Translators:",)
        )
        for _line, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.read_text(encoding="utf-8")
    for path in sorted(folder.glob("templates/**/*")):
        if path.suffix in {".html", ".txt"}:
            yield _as_python(path)


def _as_python(template: Path) -> str:
    """Django's own rendering of a template as calls of gettext, each line without its indent.

    The indent means nothing there, and Python's tokenizer would stumble over it.
    """
    calls = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    return "\n".join(line.lstrip() for line in calls.splitlines())


def french(folder: Path) -> Catalog:
    """The French that is written for `folder`; empty where there is no file yet."""
    path = po_path(folder)
    if not path.exists():
        return Catalog(locale="fr", domain="django")
    with path.open("rb") as file:
        return read_po(file, locale="fr", domain="django")


def update(folder: Path) -> int:
    """Bring the folder's .po up to date; returns how many messages are still without French."""
    said = sentences(folder)
    if not len(said):
        return 0
    catalog = french(folder)
    catalog.update(said, no_fuzzy_matching=True)
    path = po_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(catalog))
    return sum(1 for message in catalog if message.id and not _complete(message))


def _written(catalog: Catalog) -> bytes:
    """The .po text without the header lines that change at every run or name nobody."""
    catalog.fuzzy, catalog.header_comment = False, "# French of this folder."
    text = io.BytesIO()
    write_po(text, catalog, width=88, no_location=True, sort_output=True, ignore_obsolete=True)
    idle = (b'"POT-', b'"PO-Rev', b'"Last-Tr', b'"Language-T', b'"Report-', b'"Gen', b'"Project')
    return b"".join(line for line in text.getvalue().splitlines(True) if not line.startswith(idle))


def _complete(message) -> bool:
    parts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(parts) and not message.fuzzy


def compile_all() -> int:
    """Write the .mo beside every .po that is newer than it; returns how many were written."""
    written = 0
    for folder in folders():
        po = po_path(folder)
        mo = po.with_suffix(".mo")
        if po.exists() and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime):
            made = mo.with_suffix(".mo.part")
            with made.open("wb") as file:
                write_mo(file, french(folder))
            made.replace(mo)
            written += 1
    return written


def main(arguments: list[str]) -> int:
    """Extract (all folders, or those named) and compile; status 1 while French is missing."""
    missing = 0
    if "--compile" not in arguments:
        for folder in (path for path in folders() if not arguments or path.name in arguments):
            left = update(folder)
            missing += left
            if left:
                print(f"{po_path(folder).relative_to(PACKAGE.parent)}: {left} without French")
    compile_all()
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
