"""From files, web pages and standard input to documents: clean text, and what is known of where it comes from."""

from communique.ingest.dates import iso_date
from communique.ingest.problem import Problem
from communique.ingest.sources import open_all

__all__ = ["Problem", "iso_date", "open_all"]
