"""Single sentences and what is to be read off them: `tests/resolve/*.txt`, `tests/coding/*.txt`.

A case is a line of text and what is expected, a line each, after "= " ("= nothing" where nothing is). "~ " before the
text marks what the program cannot do yet; "@ " names a publisher. All are published on Wednesday, 8 May 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.coding.engagements import find_engagements
from communique.language.pipeline import Pipeline
from communique.model import Document
from communique.resolve.coreference import antecedent
from communique.resolve.document import Resolved, resolve
from evaluation.outcome import Outcome

__all__ = ["FILES", "PUBLISHED", "Case", "cases", "mark_gaps", "read_off", "right", "run"]

PUBLISHED = "2024-05-08"
TESTS = Path(__file__).parents[1] / "tests"
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is to be read off it; `gap` where the program is known to read it wrong."""

    text: str
    expected: tuple[str, ...]
    publisher: str | None = None
    gap: bool = False


def cases(path: Path) -> list[Case]:
    """Return the cases of a file, which empty lines divide; lines that begin with # are remarks."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    lines = [[line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks]
    return [_case(block) for block in lines if block]


def _case(lines: list[str]) -> Case:
    publishers = [line.removeprefix("@ ") for line in lines if line.startswith("@ ")]
    expected = tuple(line.removeprefix("= ") for line in lines if line.startswith("= "))
    [text] = [line for line in lines if not line.startswith(("@ ", "= "))]
    if not expected:
        raise ValueError(f"nothing is said to be expected of “{text}”")
    told = () if expected == (NOTHING,) else expected
    return Case(text.removeprefix("~ "), told, publishers[0] if publishers else None, text.startswith("~ "))


def read_off(pipeline: Pipeline, path: Path, case: Case) -> tuple[str, ...]:
    """Return what the program reads off a case, in the words of its file."""
    document = Document(case.text, published=PUBLISHED, publisher=case.publisher)
    read = _engagements if path.parent.name == "coding" else _READ[path.stem]
    return tuple(read(resolve(document, pipeline.annotate([case.text])[0])))


def right(pipeline: Pipeline, path: Path) -> tuple[int, int]:
    """Return how many cases of a file come out right, and how many there are."""
    listed = cases(path)
    return sum(read_off(pipeline, path, case) == case.expected for case in listed), len(listed)


def run(pipeline: Pipeline) -> Outcome:
    """Return the share of cases that come out right, by what is read off them."""
    counted = {path.stem: right(pipeline, path) for path in FILES}
    return Outcome({name: good / listed for name, (good, listed) in counted.items()})


def mark_gaps(pipeline: Pipeline, path: Path) -> None:
    """Rewrite the marks of a file so that exactly the cases that come out wrong are marked as gaps."""
    wrong = iter([read_off(pipeline, path, case) != case.expected for case in cases(path)])
    marked = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = not line or line.startswith(("#", "= ", "@ "))
        marked.append(line if told else f"{'~ ' if next(wrong) else ''}{line.removeprefix('~ ')}")
    path.write_text("\n".join(marked) + "\n", encoding="utf-8")


def _engagements(resolved: Resolved) -> Iterator[str]:
    """Yield kind, status, day or days, parties and town: "meeting held 2024-05-03 CHL PER in Lima"."""
    for each in find_engagements(resolved):
        day = each.date or "undated"
        day = day if each.end is None else f"{day}/{each.end}"
        town = "" if each.place is None else f" in {each.place}"
        yield f"{each.kind} {each.status} {day} {' '.join(each.parties)}{town}"


def _officials(resolved: Resolved) -> Iterator[str]:
    """Yield name, fullest office and party: "Ana Lopes: Foreign Minister: CHL"; a dash for none, "?" for open."""
    for official in resolved.officials:
        office = max((wording for wording, _ in official.offices), key=len, default="–")
        yield f"{official.name or '–'}: {office}: {official.party or '?'}"


def _parties(resolved: Resolved) -> Iterator[str]:
    """Yield the words and the code of each mention: "Kinshasa COD"; "?" where it stays open."""
    for party in resolved.parties:
        yield f"{resolved.annotated.quote(party.start, party.end)} {party.code or '?'}"


def _pronouns(resolved: Resolved) -> Iterator[str]:
    """Yield each pronoun for one person with whom it stands for: "she Ana Lopes"."""
    for word, form in enumerate(resolved.annotated.words):
        official = antecedent(resolved, word)
        if official is not None:
            yield f"{form.lower()} {official.name or '–'}"


_READ: dict[str, Callable[[Resolved], Iterator[str]]] = {
    "officials": _officials,
    "parties": _parties,
    "pronouns": _pronouns,
}
FILES = (
    TESTS / "resolve" / "parties.txt",
    TESTS / "resolve" / "officials.txt",
    TESTS / "resolve" / "pronouns.txt",
    *sorted((TESTS / "coding").glob("*.txt")),
)
