"""The Discord side: commands, cards, storage and the local preview."""
