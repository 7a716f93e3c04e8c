"""Date arithmetic in the SQL of either engine; SQLite stores dates as text."""

from datetime import date

from sqlalchemy import Date, Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class days_between_dates(FunctionElement[int]):
    """Whole days from the first date to the second."""

    type = Integer()
    inherit_cache = True


class day_after(FunctionElement[date]):
    """The date so many days after another; NULL on SQLite after the year 9999."""

    type = Date()
    inherit_cache = True


class month_of(FunctionElement[str]):
    """A date's month, as 2026-09."""

    type = String()
    inherit_cache = True


@compiles(days_between_dates)
def _days_between(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    earlier, later = _in_sql(element, compiler, options)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


@compiles(days_between_dates, "postgresql")
def _days_between_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    earlier, later = _in_sql(element, compiler, options)
    return f"(CAST({later} AS date) - CAST({earlier} AS date))"


@compiles(day_after)
def _day_after(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    day, days = _in_sql(element, compiler, options)
    return f"date({day}, ({days}) || ' days')"


@compiles(day_after, "postgresql")
def _day_after_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    day, days = _in_sql(element, compiler, options)
    return f"({day} + CAST({days} AS integer))"


@compiles(month_of)
def _month_of(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 7)"


@compiles(month_of, "postgresql")
def _month_of_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    return f"to_char({compiler.process(element.clauses, **options)}, 'YYYY-MM')"


def _in_sql(element: "FunctionElement[object]", compiler: SQLCompiler, options: dict[str, object]) -> list[str]:
    """The arguments as SQL of the engine."""
    return [compiler.process(clause, **options) for clause in element.clauses]
