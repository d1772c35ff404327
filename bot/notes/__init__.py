"""The notes of servers: taken in, kept, changed, and watched for changes."""
