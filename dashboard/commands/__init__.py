"""What the commands of `dashboard.cli` do, one module a subject."""
