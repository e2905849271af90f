"""The pages of imports."""

from datetime import timedelta
from itertools import islice

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entendu.activity.forms import SEPARATORS, FileForm
from entendu.activity.imports import words
from entendu.activity.imports.actions import asking
from entendu.activity.imports.actions.performing import inspected_of, lacking
from entendu.activity.imports.actions.tracing import rejected_path
from entendu.activity.imports.decoding import NAMES
from entendu.activity.imports.inspecting import PREVIEW, text_of
from entendu.activity.imports.reasons import CannotRead
from entendu.activity.imports.records import records_of
from entendu.activity.models import ImportRun
from entendu.activity.queries import import_run, imports, rejections
from entendu.activity.showing import changes_of, columns_left_out
from entendu.activity.words import IMPORT_STATES, NOUNS
from entendu.interface.templatetags.show import number as shown_number
from entendu.workspace.audit import Actor
from entendu.workspace.guard import asks
from entendu.workspace.roles import Permission

LISTED, SHOWN = 50, 200
QUIET = timedelta(minutes=3)  # an import that runs says so more often
BUSY = ("waiting", "running")


@asks(Permission.IMPORT)
def all_imports(request):
    """Past imports and those under way."""
    runs = [_summary(run) for run in imports(request.workspace)[:LISTED]]
    return render(request, "activity/list.html", {"runs": runs})


def _summary(run: ImportRun) -> dict:
    files = list(run.files.all())
    state = "interrupted" if _silent(run) else run.state
    return {
        "run": run,
        "names": [file.name for file in files],
        "state": state,
        "state_words": IMPORT_STATES[state],
        "lines": sum(file.lines_done for file in files),
        "created": sum(sum(file.created.values()) for file in files),
        "updated": sum(sum(file.updated.values()) for file in files),
        "rejected": sum(file.rejected for file in files),
    }


def _silent(run: ImportRun) -> bool:
    return run.state == "running" and (run.beat_at or run.made_at) < timezone.now() - QUIET


@asks(Permission.IMPORT)
def new(request):
    """Choose files; each is looked at when it arrives."""
    refused: list[CannotRead] = []
    if request.method == "POST":
        files = request.FILES.getlist("files")
        run, refused = asking.receive(
            request.workspace, files, Actor(request.user), now=timezone.now()
        )
        if run:
            for error in refused:
                messages.error(request, words.refused(error))
            return redirect("imports:run", request.workspace.slug, run.pk)
        if not files:
            refused = []
    said = [words.refused(error) for error in refused]
    nothing = request.method == "POST" and not said
    return render(
        request,
        "activity/new.html",
        {"refused": said, "nothing": nothing, "limit": asking.UPLOAD_LIMIT >> 20},
        status=422 if said or nothing else 200,
    )


def _run_or_404(request, number: int) -> ImportRun:
    run = import_run(request.workspace, number)
    if run is None:
        raise Http404
    return run


@asks(Permission.IMPORT)
def run(request, number: int):
    """One import: its draft, its progress or its report."""
    found = _run_or_404(request, number)
    if found.state == "draft":
        return _draft(request, found, [FileForm(file) for file in found.files.all()])
    if found.state in BUSY and not _silent(found):
        return render(request, "activity/progress_page.html", _progress(found))
    return render(request, "activity/report.html", _report(request, found))


def _draft(request, found: ImportRun, forms: list[FileForm], status: int = 200):
    cards = [_card(form) for form in forms]
    ready = any(card["file"].recogniser for card in cards)
    context = {"run": found, "cards": cards, "ready": ready}
    return render(request, "activity/draft.html", context, status=status)


def _card(form: FileForm) -> dict:
    file, said = form.file, form.file.options
    missing = [words.FIELDS.get(name, name) for name in lacking(file)]
    near = [(words.FIELDS.get(name, name), column) for name, column in said["missing"].items()]
    rows = _preview(file)
    samples = [", ".join(dict.fromkeys(filter(None, column)))[:80] for column in zip(*rows)]  # noqa: B905
    samples += [""] * (len(said["header"]) - len(samples))
    return {
        "file": file, "form": form, "missing": missing, "near": near, "rows": rows,
        "likely": words.KINDS_OF_FILE.get(said["likely"], ""),
        "mapping": [(column, field, sample) for (column, field), sample
                    in zip(form.mapping, samples, strict=True)],
        "encoding": NAMES.get(said["encoding"], said["encoding"]),
        "separator": SEPARATORS.get(said["separator"], said["separator"]),
        "kind": words.KINDS_OF_FILE.get(file.recogniser, ""),
        "used": said.get("mapping"),
    }  # fmt: skip


def _preview(file) -> list[list[str]]:
    inspected = inspected_of(file)
    width = len(inspected.layout.header)
    with text_of(inspected.table, inspected.encoding) as (text, _stream):
        records = records_of(text, inspected.layout)
        cells = [record[1] for record in islice(records, PREVIEW) if isinstance(record, tuple)]
    return [(row + [""] * width)[:width] for row in cells]


@asks(Permission.IMPORT)
@require_POST
def start(request, number: int):
    """Correct the draft; then keep the mapping, try or import, as the button says."""
    found, what = _run_or_404(request, number), request.POST.get("do", "save")
    here = redirect("imports:run", request.workspace.slug, number)
    if found.state != "draft":
        return _again(request, found, what, here)
    forms = [FileForm(file, request.POST) for file in found.files.all()]
    if not all(form.is_valid() for form in forms):
        return _draft(request, found, forms, status=422)
    for form in forms:
        asking.remap(form.file, form.cleaned_data["kind"], form.columns, form.options)
    if what.startswith("keep-"):
        _keep(request, [form.file for form in forms if what == f"keep-{form.file.pk}"])
    elif what in ("try", "import") and _complete(request, [form.file for form in forms]):
        asking.launch(found, dry_run=what == "try", now=timezone.now())
    return here


def _again(request, found: ImportRun, what: str, here):
    """After a trial: import for good, or go back to the draft."""
    if found.state in BUSY and not _silent(found):
        return here
    if what == "import":
        asking.launch(found, dry_run=False, now=timezone.now())
    elif what == "back" and found.dry_run:
        asking.reopen(found)
    return here


def _keep(request, files) -> None:
    for file in files:
        name = request.POST.get(f"name-{file.pk}", "").strip()[:120]
        if name:
            asking.keep_mapping(file, name, now=timezone.now())
            messages.success(request, _("The mapping is kept as “%(name)s”.") % {"name": name})
        else:
            messages.error(request, _("Give the mapping a name to keep it under."))


def _complete(request, files) -> bool:
    chosen = [file for file in files if file.recogniser]
    incomplete = [file for file in chosen if lacking(file)]
    for file in incomplete:
        missing = ", ".join(str(words.FIELDS.get(name, name)) for name in lacking(file))
        messages.error(
            request,
            _("%(file)s: choose a column for %(missing)s.")
            % {"file": file.name, "missing": missing},
        )
    if not chosen:
        messages.error(request, _("Say what at least one file is to be taken for."))
    return bool(chosen) and not incomplete


@asks(Permission.IMPORT)
def progress(request, number: int):
    """The moving part of a running import, asked for every second."""
    found = _run_or_404(request, number)
    response = render(request, "activity/progress.html", _progress(found))
    if found.state not in BUSY:
        page = reverse("imports:run", args=[request.workspace.slug, number])
        response.headers["HX-Redirect"] = page
    return response


def _progress(found: ImportRun) -> dict:
    files = [file for file in found.files.all() if file.recogniser]
    lines = sum(file.options.get("lines", 0) for file in files)
    done = sum(file.lines_done for file in files)
    part = min(100, round(100 * done / lines)) if lines else 0
    return {"run": found, "files": files, "done": done, "lines": lines, "part": part,
            "rejected": sum(file.rejected for file in files)}  # fmt: skip


@asks(Permission.IMPORT)
@require_POST
def cancel(request, number: int):
    """Stop an import; what was stored until then stays."""
    asking.ask_cancel(_run_or_404(request, number), now=timezone.now())
    return redirect("imports:run", request.workspace.slug, number)


def _report(request, found: ImportRun) -> dict:
    files = [file for file in found.files.all() if file.recogniser]
    nouns = list(
        dict.fromkeys(
            noun
            for file in files
            for counts in (file.created, file.updated, file.unchanged)
            for noun in counts
        )
    )
    totals = [
        (NOUNS.get(noun, noun), *(sum(getattr(file, state).get(noun, 0) for file in files)
                                  for state in ("created", "updated", "unchanged")))
        for noun in nouns
    ]  # fmt: skip
    rejected = sum(file.rejected for file in files)
    shown = (*(sum(row[place] for row in totals) for place in (1, 2, 3)), rejected)
    heads = (_("Created"), _("Updated"), _("Unchanged"), _("Rejected"))
    sums = [(head, shown_number(value)) for head, value in zip(heads, shown, strict=True)]
    lines = [(line, words.said(line.reason, line.detail))
             for line in rejections(request.workspace, found)[:SHOWN]]  # fmt: skip
    notes = [(file.name, words.noted(code, note), note) for file in files
             for code, note in file.notes.items()]  # fmt: skip
    examples = [{**example, "noun": NOUNS.get(example["noun"], example["noun"]),
                 "changes": changes_of(example, request.workspace.zone)}
                for file in files for example in file.examples]  # fmt: skip
    return {
        "run": found, "files": files, "totals": totals, "sums": sums, "lines": lines,
        "notes": notes,
        "examples": examples if found.dry_run else [], "interrupted": _silent(found),
        "rejected": rejected, "shown": SHOWN,
        "error": words.refusal(found.error, found.error_detail) if found.error else "",
        "passed_over": [(file, left) for file in files if (left := columns_left_out(file))],
        "left_out": [file for file in found.files.all() if not file.recogniser],
    }  # fmt: skip


@asks(Permission.IMPORT)
def rejected(request, number: int, file: int):
    """All lines of a file that were not taken, to be mended and imported again."""
    found = _run_or_404(request, number)
    row = next((row for row in found.files.all() if row.pk == file), None)
    path = rejected_path(row) if row else None
    if row is None or path is None or not path.is_file():
        raise Http404
    name = row.name.replace("/", "-").removesuffix(".gz").removesuffix(".csv") + "-rejected.csv"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name,
                        content_type="text/csv; charset=utf-8")  # fmt: skip
