"""Settings and logging, used by every other package and using none of them."""
