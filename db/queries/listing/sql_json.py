"""Values out of JSON in the SQL of either engine, as the columns of tables hold them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, String, Uuid
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from db.models import UtcDateTime


class json_items(FunctionElement[object]):
    """The items of the list of that name as rows: `key` counts them, `value` is the item as text.

    The name is one of our own: it becomes part of the statement.
    """

    inherit_cache = True


class json_part(FunctionElement[str]):
    """The item of that number, counted from 0, of a list that is the text of an item."""

    type = String()
    inherit_cache = True


class as_date(FunctionElement[date]):
    """A text as a date."""

    type = Date()
    inherit_cache = True


class as_moment(FunctionElement[datetime]):
    """A text as a moment in UTC."""

    type = UtcDateTime()
    inherit_cache = True


class as_id(FunctionElement[UUID]):
    """A text as an id."""

    type = Uuid()
    inherit_cache = True


@compiles(json_items)
def _items(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    fields, name = _in_sql(element, compiler, options)
    return f"json_each({fields}, '$.' || {name})"


@compiles(json_items, "postgresql")
def _items_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    fields, name = _in_sql(element, compiler, options)
    numbered = f"json_array_elements_text({fields} -> {name}) WITH ORDINALITY AS items(item, n)"
    return f"LATERAL (SELECT n AS key, item AS value FROM {numbered})"


@compiles(json_part)
def _part(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    item, number = _in_sql(element, compiler, options)
    return f"json_extract({item}, '$[' || {number} || ']')"


@compiles(json_part, "postgresql")
def _part_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    item, number = _in_sql(element, compiler, options)
    return f"(CAST({item} AS json) ->> {number})"


@compiles(as_date)
@compiles(as_moment)
def _as_it_is(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    return _in_sql(element, compiler, options)[0]


@compiles(as_id)
def _id(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    return f"replace({_in_sql(element, compiler, options)[0]}, '-', '')"


@compiles(as_date, "postgresql")
@compiles(as_moment, "postgresql")
@compiles(as_id, "postgresql")
def _cast_on_postgresql(element: "FunctionElement[object]", compiler: SQLCompiler, **options: object) -> str:
    target = {as_date: "date", as_moment: "timestamptz", as_id: "uuid"}[type(element)]
    return f"CAST({_in_sql(element, compiler, options)[0]} AS {target})"


def _in_sql(element: "FunctionElement[object]", compiler: SQLCompiler, options: dict[str, object]) -> list[str]:
    """The arguments as SQL of the engine."""
    return [compiler.process(clause, **options) for clause in element.clauses]
