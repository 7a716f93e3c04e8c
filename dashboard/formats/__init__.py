"""Records to bytes and back: no web, no database."""
