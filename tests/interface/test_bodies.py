"""JSON is read strictly: what no database could hold is refused at the door."""

import pytest

from entendu.interface.bodies import DEEPEST, Unreadable, read


@pytest.mark.parametrize("body", [b"{}", b'"a"', b"1", b"[1, 2.5, null, true]", '"é€😀"'.encode()])
def test_plain_json_is_read(body):
    read(body)


@pytest.mark.parametrize(
    "body",
    [b"", b"NaN", b"-Infinity", b"[NaN]", b"{'a': 1}", b"[1,]", b'"\\ud800"', b'"\\udc00"',
     b'"\\ud800\\u0041"', b'"\xff"', b'"\xed\xa0\x80"', b'"\\u0000"', b'{"\\u0000": 1}',
     b"[[1e999]]", b"[" * 1_000_000],
    ids=range(15),
)  # fmt: skip
def test_what_cannot_be_stored_is_refused(body):
    with pytest.raises(Unreadable):
        read(body)


def test_the_depth_is_bounded():
    read(b"[" * DEEPEST + b"]" * DEEPEST)
    with pytest.raises(Unreadable):
        read(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1))
