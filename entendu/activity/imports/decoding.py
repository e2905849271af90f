"""In which encoding is this written?"""

import codecs
from collections.abc import Iterable

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
}
_NOT_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def encoding_of(blocks: Iterable[bytes]) -> str:
    """The codec of a file given all its bytes, block by block: looked at whole, not sampled.

    The first accented letter of a long file may stand at its end.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, undefined, first = True, False, True
    for block in blocks:
        if first:
            marked = next((codec for bom, codec in BOMS if block.startswith(bom)), None)
            if marked:
                return marked
            first = False
        if valid:
            valid = _continues(decoder, block)
        undefined = undefined or (not valid and not _NOT_IN_1252.isdisjoint(block))
    if valid and _continues(decoder, b"", final=True):
        return "utf-8"
    return "latin-1" if undefined else "cp1252"


def _continues(decoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True
