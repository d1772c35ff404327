"""Korean and mixed text: particles, jamo, spelling, sentences."""
