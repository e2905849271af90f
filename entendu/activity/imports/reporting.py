"""What did an import do? Counts by noun, rejected lines, notes. Codes, no sentences."""

from collections import Counter
from dataclasses import dataclass, field

from entendu.activity.imports.reading import Rejected

NOTED_LINES = 20


@dataclass
class FileReport:
    """What one file did."""

    name: str
    created: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    rejected: int = 0
    notes: dict[str, dict] = field(default_factory=dict)
    examples: list[dict] = field(default_factory=list)

    def note(self, code: str, text: str, line: int) -> None:
        """Remember a note: how often, on which lines at first, about what."""
        noted = self.notes.setdefault(code, {"count": 0, "lines": [], "texts": []})
        noted["count"] += 1
        if len(noted["lines"]) < NOTED_LINES:
            noted["lines"].append(line)
        if text not in noted["texts"] and len(noted["texts"]) < NOTED_LINES:
            noted["texts"].append(text)


@dataclass
class Report:
    """What an import of several files did."""

    files: list[FileReport] = field(default_factory=list)
    rejected: list[tuple[str, Rejected]] = field(default_factory=list)  # the first ones
    stopped: bool = False

    def total(self, state: str) -> dict[str, int]:
        """Counts by noun over all files; nouns that did not occur are absent."""
        counted: Counter = Counter()
        for file in self.files:
            counted.update(getattr(file, state))
        return {noun: number for noun, number in counted.items() if number}

    @property
    def rejected_total(self) -> int:
        return sum(file.rejected for file in self.files)

    @property
    def changed(self) -> bool:
        return bool(self.total("created") or self.total("updated"))
