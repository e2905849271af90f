"""What does the OpenAPI document have to say that the operations do not say themselves?"""

PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "Problem details, RFC 9457.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "description": "A stable name: urn:entendu:problem:..."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The address that was asked."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "field", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["body", "query", "path", "file", "form"]},
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
WORKSPACE = {
    "name": "workspace", "in": "path", "required": True,
    "description": "The workspace's short name, as in the addresses of its pages.",
    "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
}  # fmt: skip
ALWAYS = {"401": "The key is missing or unknown", "403": "The key lacks the scope",
          "404": "Nothing is here, or it belongs to another workspace",
          "429": "Too many requests: see Retry-After"}  # fmt: skip
WITH_QUERY = {"400": "A parameter cannot be read", "422": "Some values cannot be taken"}
WITH_BODY = {"400": "The body cannot be read", "413": "The body is too large",
             "415": "This kind of content is not taken",
             "422": "Some values cannot be taken"}  # fmt: skip
CONFLICT = {"409": "It contradicts what is stored"}


def complete(document: dict) -> dict:
    """`document` with the workspace parameter, the scopes and the problems of every operation."""
    for operations in document["paths"].values():
        for operation in operations.values():
            _complete(operation)
    document["components"]["schemas"]["Problem"] = PROBLEM
    return document


def _complete(operation: dict) -> None:
    scope = operation.pop("x-scope")
    conflicts = 409 in operation.pop("x-errors")
    operation["parameters"] = [WORKSPACE, *operation["parameters"]]
    operation["security"] = [{name: [scope] for name in entry} for entry in operation["security"]]
    problems = {**ALWAYS, **WITH_QUERY, **(WITH_BODY if "requestBody" in operation else {}),
                **(CONFLICT if conflicts else {})}  # fmt: skip
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    told = {code: {"description": text, "content": content} for code, text in problems.items()}
    operation["responses"] = answers | told


def chapters(document: dict) -> list[dict]:
    """The operations by tag, in the document's order, each ready to be shown."""
    found: dict[str, list] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            entry = _entry(method, path, operation, document)
            found.setdefault(operation["tags"][0], []).append(entry)
    return [
        {"tag": tag, "title": tag.capitalize(), "operations": entries}
        for tag, entries in found.items()
    ]


def _entry(method: str, path: str, operation: dict, document: dict) -> dict:
    bodies = operation.get("requestBody", {}).get("content", {})
    return {
        "method": method.upper(),
        "path": path,
        "shown": path.partition("{workspace}")[2] or "/",
        "id": operation["operationId"],
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "scope": next(iter(operation["security"][0].values()))[0],
        "parameters": [_named(p["name"], p["schema"], p["required"], document, p["in"])
                       for p in operation["parameters"][1:]],
        "bodies": [{"media": media, "fields": _fields(body["schema"], document)}
                   for media, body in bodies.items()],
        "answers": [_answer(code, answer, document)
                    for code, answer in operation["responses"].items()],
    }  # fmt: skip


def _answer(code: str, answer: dict, document: dict) -> dict:
    contents = list(answer.get("content", {}).values())
    schema = contents[0]["schema"] if contents else {}
    problem = code >= "400"
    return {
        "code": code,
        "description": answer["description"],
        "problem": problem,
        "fields": [] if problem else _fields(schema, document),
    }


def _fields(schema: dict, document: dict) -> list[dict]:
    schema = _resolved(schema, document)
    required = schema.get("required", [])
    properties = schema.get("properties", {})
    return [_named(name, inner, name in required, document) for name, inner in properties.items()]


def _named(name: str, schema: dict, required: bool, document: dict, place: str = "") -> dict:
    return {
        "name": name,
        "place": place,
        "kind": kind_of(schema, document),
        "required": required,
        "description": schema.get("description", ""),
        "within": _within(schema, document),
    }


def _within(schema: dict, document: dict) -> list[dict]:
    """The fields of the objects that a list holds: one level, which is all that there is."""
    items = _resolved(schema, document).get("items")
    return _fields(items, document) if items else []


def _resolved(schema: dict, document: dict) -> dict:
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"][name] if name else schema


def kind_of(schema: dict, document: dict) -> str:
    """What a schema takes, in signs that need no language: "integer 1–200", "string | null"."""
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(kind_of(inner, document) for inner in schema["anyOf"]))
    schema = _resolved(schema, document)
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"{kind_of(schema.get('items', {}), document)}[]"
    kind = schema.get("format") or schema.get("type", "*")
    if "maximum" in schema and schema["maximum"] < 10**6:
        return f"{kind} {schema['minimum']}–{schema['maximum']}"
    return f"{kind} ≤ {schema['maxLength']}" if "maxLength" in schema else kind
