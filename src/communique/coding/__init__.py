"""From resolved text to engagements: rules over the parse, one family a file, each of which can say why."""
