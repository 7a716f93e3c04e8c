"""`GET /healthz` and `/readyz`: whether the process runs, and whether it reaches its database."""

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from dashboard.web.change_hub import Counted

_log = logging.getLogger("dashboard.health")


def health_router(database: Counted) -> APIRouter:
    """The two routes for whoever watches over the server."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    def ready() -> JSONResponse:
        try:
            database.change_counter()
        except Exception:
            # Whatever the database's trouble is, the answer is the same; the log has the rest.
            _log.exception("the database can't be reached")
            return JSONResponse({"status": "the database can't be reached"}, status_code=503)
        return JSONResponse({"status": "ok"})

    return router
