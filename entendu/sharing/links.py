"""May an address from a record be made a link?"""

from urllib.parse import urlsplit


def safe_url(text) -> str:
    """`text` where it is an address of the web, else nothing: no script, no data, no file."""
    if not isinstance(text, str) or any(char.isspace() or char < " " for char in text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""
