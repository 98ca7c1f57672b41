"""From annotated text to parties, people, offices, dates and places; ambiguous stays unresolved with its candidates."""
