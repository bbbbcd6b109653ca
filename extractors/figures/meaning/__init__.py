"""What words mean: the vocabulary, the language pipeline, and from understood words to claims with their certainty."""
