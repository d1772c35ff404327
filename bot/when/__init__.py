"""Time as people mean it: the clock, time zones, and what comes back on certain days."""
