"""Accuracy of the program against data coded by others: `python -m evaluation language --data FOLDER`."""
