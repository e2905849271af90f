"""What do rows of our own kinds of files mention beside their subject? Companies, owners..."""

from entendu.activity.imports.saying import Record, Ref, Row, Said


def company_of(row: Row, said: Said) -> dict:
    """The link to the company that the row names; the company is known by its domain if told."""
    name, domain = row.text("company"), _domain(row.text("company_domain"))
    if not name and not domain:
        return {}
    key = f"domain:{domain}" if domain else f"name:{name.casefold()}"
    values = {"name": name or domain, **({"domain": domain} if domain else {})}
    said.records.append(Record("companies", key, {**values, **row.said("segment")}))
    return {"company": Ref("companies", key)}


def _domain(text: str) -> str:
    bare = text.strip().lower().split("://")[-1].split("/")[0]
    return bare.removeprefix("www.")


def owner_of(row: Row, said: Said) -> dict:
    """The link to the colleague whom the row names, by an e-mail address or a name."""
    return _mentioned(row, said, "owner", "members", member_values)


def campaign_of(row: Row, said: Said) -> dict:
    """The link to the campaign that the row names."""
    return _mentioned(row, said, "campaign", "campaigns", lambda name: {"name": name})


def content_of(row: Row, said: Said) -> dict:
    """The link to the content that the row names."""
    return _mentioned(row, said, "content", "contents", lambda name: {"title": name})


def member_values(name: str) -> dict:
    """What a file tells of a colleague whom it names."""
    return {"name": name, **({"email": name.lower()} if "@" in name else {})}


def key_of(name: str) -> str:
    """The key under which something known only by its name is kept."""
    return name.casefold()


def _mentioned(row: Row, said: Said, field: str, noun: str, values) -> dict:
    name = row[field]
    if not name:
        return {}
    said.records.append(Record(noun, key_of(name), values(name)))
    return {field: Ref(noun, key_of(name))}
