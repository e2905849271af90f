import pytest

from entendu.sharing.links import safe_url


@pytest.mark.parametrize("text", ["https://a.example/x?y=1#z", "HTTP://a.example"])
def test_an_address_of_the_web_may_be_a_link(text):
    assert safe_url(text) == text


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "data:text/html,x", "//a.example", "/x", "https:///x", "", None, 3,
    "java\nscript:alert(1)", " https://a.example", "https://[::1", "file:///etc/passwd",
])  # fmt: skip
def test_nothing_else_may(text):
    assert safe_url(text) == ""
