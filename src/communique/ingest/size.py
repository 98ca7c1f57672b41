"""How large one document may be."""

from __future__ import annotations

__all__ = ["LARGEST", "TOO_LARGE"]

LARGEST = 20_000_000  # bytes; a long article has 50,000, a year of parliamentary proceedings less than this
TOO_LARGE = f"larger than {LARGEST // 1_000_000} MB; give large collections as JSONL, one document a line"
