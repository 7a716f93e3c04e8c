"""`GET /healthz` and `/readyz`: whether the process runs, and whether requests can be answered."""

import logging
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from db.errors import DatabaseUnusable

if TYPE_CHECKING:
    from db.engine import Database

_log = logging.getLogger("dashboard.health")


def health_router(database: "Database") -> APIRouter:
    """The routes for probes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    def ready() -> JSONResponse:
        try:
            database.check_ready()
        except DatabaseUnusable as error:
            _log.warning("not ready: %s", error)
            return JSONResponse({"status": str(error)}, status_code=503)
        except Exception:
            _log.exception("not ready")
            return JSONResponse({"status": "The database can't be reached."}, status_code=503)
        return JSONResponse({"status": "ok"})

    return router
