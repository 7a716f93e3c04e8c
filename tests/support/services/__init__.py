"""What the tests need beside Python packages: a real Chromium and a real PostgreSQL, found, fetched or started here."""
