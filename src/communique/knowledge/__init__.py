"""Parties, organisations, places, offices and their holders, as data with sources; knows no code."""

from communique.knowledge.schema import Book
from communique.knowledge.store import book, party_name

__all__ = ["Book", "book", "party_name"]
