"""How each database engine is spoken to: one module an engine. The rest of the program asks `db.engine` alone."""
