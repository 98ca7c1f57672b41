"""From text to words, sentences, dependencies and names, by one small joint model; knows nothing of politics."""
