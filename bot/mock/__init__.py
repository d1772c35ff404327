"""Mock interviews: planned, asked, followed up and reported on."""
