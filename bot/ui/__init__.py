"""What members see and press: cards, forms and buttons."""
