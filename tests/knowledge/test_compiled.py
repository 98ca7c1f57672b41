"""The compiled knowledge is what the YAML says."""

from __future__ import annotations

import msgspec

from communique.knowledge.compile import compile_book
from communique.knowledge.store import COMPILED, book


def test_the_compiled_file_is_in_step_with_the_yaml() -> None:
    compiled = msgspec.json.format(msgspec.json.encode(compile_book()), indent=0) + b"\n"
    assert COMPILED.read_bytes() == compiled, "run `python -m communique.knowledge.compile`"


def test_what_is_loaded_is_what_was_compiled() -> None:
    assert book() == compile_book()
