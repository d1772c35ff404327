"""What servers, organisers and members chose, and where they choose it."""
