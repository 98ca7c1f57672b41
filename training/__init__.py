"""How the language model that ships is made: `python -m training all --data FOLDER`."""
