"""What does a cell say, and how is it written so that a spreadsheet executes nothing?"""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def clean(cell: str) -> str:
    """The cell's text: without spaces around it and without the mark that `guarded` puts."""
    if cell[:1] == "'" and cell[1:2] in DANGEROUS and cell[1:2]:
        cell = cell[1:]
    return cell.strip()


def guarded(cell: str) -> str:
    """The cell with a leading ' where a spreadsheet would take it for a formula."""
    return "'" + cell if cell.startswith(DANGEROUS) else cell
