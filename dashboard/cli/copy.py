"""`commitments copy`: a whole database into an empty one."""

import typer

from dashboard.cli.database import opened
from dashboard.cli.output import counted
from db.copying import copy_database


def copy_databases(source: str, target: str) -> None:
    """Copy, and say how much it was; each table is told on standard error. Raises DomainError."""
    with opened(source, create=False) as from_, opened(target) as to:
        copied = copy_database(from_, to, on_table=lambda table, rows: typer.echo(f"{rows:>10,}  {table}", err=True))
        looked_at = f"{counted(copied.commitments, 'commitment')} and {counted(copied.audit_events, 'audit event')}"
        typer.echo(f"Copied {looked_at} into {to.label}, and found no problem in the copy.")
