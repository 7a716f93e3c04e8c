"""FastAPI routers: the API, feeds and events."""
