"""What has this import said already, and what became of it?

Within one import the first statement of a field wins: so the same files twice, in the same
order, end in the same records and change nothing the second time.
"""

from collections import Counter, defaultdict

from entendu.activity.imports.reasons import Bad, Reason
from entendu.activity.imports.saying import Record

_RANK = {"unchanged": 1, "updated": 2, "created": 3}
_NAME = {rank: name for name, rank in _RANK.items()}


class Seen:
    """Memory of one import over all its files. Keys are kept as hashes, to stay small."""

    def __init__(self):
        self._said: dict[int, int] = {}  # which fields were said: a bit each
        self._main: dict[int, tuple[int, int, int]] = {}  # digest, file, line
        self._state: dict[str, dict[int, int]] = defaultdict(dict)
        self._bits: dict[str, int] = {}
        self.counted: dict[str, Counter] = {name: Counter() for name in _RANK}

    def repeated(self, record: Record, file: int, line: int) -> Bad | None | bool:
        """`Bad` where a row says otherwise what an earlier row is about; True: the same again."""
        key, digest = hash((record.noun, record.key)), hash(_frozen(record.values))
        first = self._main.setdefault(key, (digest, file, line))
        if first[1:] == (file, line):
            return None
        if first[0] == digest:
            return True
        return Bad(Reason.REPEATED, {"line": first[2], "file": first[1]})

    def line_of(self, noun: str, key) -> int | None:
        """The line that was about this record, if one was."""
        found = self._main.get(hash((noun, key)))
        return found[2] if found else None

    def unsaid(self, noun: str, key, values: dict) -> dict:
        """Those of the values that this import has not said yet; from now on it has."""
        place = hash((noun, key))
        said = self._said.get(place, 0)
        left, extra = {}, {}
        for name, value in values.items():
            if name == "fields":
                for inner, content in value.items():
                    bit = self._bit(f"fields.{inner}")
                    if not said & bit:
                        extra[inner], said = content, said | bit
            elif not said & (bit := self._bit(name)):
                left[name], said = value, said | bit
        self._said[place] = said
        return {**left, "fields": extra} if extra else left

    def _bit(self, name: str) -> int:
        return self._bits.setdefault(name, 1 << len(self._bits))

    def became(self, noun: str, key, state: str) -> bool:
        """Count each record once: created weighs more than updated, updated than unchanged.

        False where the record was counted so before.
        """
        states, place, rank = self._state[noun], hash(key), _RANK[state]
        before = states.get(place, 0)
        if rank <= before:
            return False
        states[place] = rank
        self.counted[state][noun] += 1
        if before:
            self.counted[_NAME[before]][noun] -= 1
        return True

    def add(self, noun: str, state: str, number: int) -> None:
        """Count what is known to be distinct."""
        if number:
            self.counted[state][noun] += number


def _frozen(values: dict) -> tuple:
    return tuple(
        (name, _frozen(value) if isinstance(value, dict) else value)
        for name, value in values.items()
    )
