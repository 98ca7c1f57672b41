"""Compile the YAML files to one JSON file, which loads in milliseconds: `python -m communique.knowledge.compile`.

The YAML is what people read and change; a test fails when the compiled file is out of step with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique.knowledge.schema import Book
from communique.knowledge.store import COMPILED

__all__ = ["compile_book", "main"]

FOLDER = Path(__file__).parent


def _load(name: str) -> Any:
    with (FOLDER / name).open(encoding="utf-8") as file:
        return yaml.load(file, yaml.CSafeLoader)


def compile_book() -> Book:
    """Return all knowledge from the YAML files; raise msgspec.ValidationError naming the entry that is malformed."""
    parties, offices, engagements = _load("parties.yaml"), _load("offices.yaml"), _load("engagements.yaml")
    organisations = _load("organisations.yaml")["organisations"]
    terms = [row for file in sorted((FOLDER / "terms").glob("*.yaml")) for row in _rows(_load(f"terms/{file.name}"))]
    raw: dict[str, Any] = {
        "parties": [_plain(p) for p in parties["parties"]],
        "ambiguous": _ambiguities([*parties["parties"], *organisations]) + list(parties.get("ambiguous") or []),
        "blocked": [b if isinstance(b, str) else b.get("name") or b["phrase"] for b in parties["blocked"]],
        "organisations": [_plain(o) for o in organisations],
        "places": _load("places.yaml")["places"],
        **{
            key: offices[key]
            for key in ("heads", "modifiers", "portfolios", "fixed", "local_titles", "acronyms", "groups")
        },
        "not_state": [row["phrase"] for row in offices["not_state"]],
        "bodies": offices["bodies"],
        "traps": offices["traps"],
        "honorifics": _load("honorifics.yaml")["honorifics"],
        "terms": terms,
        "publishers": _load("publishers.yaml")["publishers"],
        "triggers": engagements["triggers"],
        "tones": engagements["tones"],
        "lists": engagements["lists"],
    }
    return msgspec.convert(_dated(raw), Book, strict=False)


_FORMS = ("names", "capital_names", "short", "adjectives", "acronyms", "bodies", "body_acronyms", "meetings")


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    """Dated forms are taken as names at any time: texts use old names long after they ended."""
    plain = {key: [f if isinstance(f, str) else f["name"] for f in entry.get(key) or []] for key in _FORMS}
    return {**entry, **plain}


def _rows(content: Any) -> list[Any]:
    return content if isinstance(content, list) else content["terms"]


def _ambiguities(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for entry in entries for row in entry.get("ambiguous") or []]


def _dated(value: Any) -> Any:
    """YAML reads ISO dates and years as dates and numbers; the model keeps them as written."""
    if isinstance(value, dict):
        return {
            key: (str(v) if key in ("since", "until", "seen") and v is not None else _dated(v))
            for key, v in value.items()
        }
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return value


def main() -> None:
    """Write the compiled knowledge to its file."""
    COMPILED.write_bytes(msgspec.json.format(msgspec.json.encode(compile_book()), indent=0) + b"\n")


if __name__ == "__main__":
    main()
