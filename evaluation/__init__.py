"""Accuracy of the program against data coded by hand: `python -m evaluation --help`."""
