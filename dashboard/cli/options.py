"""Options that several commands have."""

from typing import Annotated

import typer

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="COMMITMENTS_DATABASE",
        metavar="FILE|URL",
        show_default=False,
        help="A SQLite file, or postgresql://USER@HOST/NAME. Without it: a file in your user data folder.",
    ),
]

DayOption = Annotated[str | None, typer.Option(metavar="DAY", show_default=False, help="A day such as 2026-01-05.")]
