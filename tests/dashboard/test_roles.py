"""Every callback declares its role, or the server does not start."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, html

from dashboard.app import create_dash
from dashboard.roles import LOCAL, Identity, Role, requires, role_of
from dashboard.server import create_server
from dashboard.settings import Settings
from dashboard.web.callback_schema import CallbackSchema, CallbackWithoutRole, check_callback, read_schemas
from dashboard.web.errors import Refused
from tests.support.asgi_client import FixedCounter
from tests.support.callback_requests import fitting_body, tampered_bodies

if TYPE_CHECKING:
    from decimal import Decimal

READER = Identity(name="reader", role=Role.READER)
Register = Callable[[Dash], None]


def page_with(register: Register) -> Any:
    return SimpleNamespace(
        PATH="/",
        TITLE="Page",
        layout=lambda database, settings, *, url: html.P("page"),
        register=lambda app, database, settings: register(app),
    )


def schemas_with(register: Register) -> dict[str, CallbackSchema]:
    return read_schemas(create_dash(Settings(), FixedCounter(), pages=[page_with(register)]))


def test_a_callback_without_a_role_keeps_the_server_from_starting() -> None:
    def register(app: Dash) -> None:
        @app.callback(Output("out", "children"), Input("in", "value"))
        def forgotten(word: str) -> str:
            return word

    with pytest.raises(CallbackWithoutRole, match=r"forgotten.*declares no role"):
        create_server(Settings(), FixedCounter(), pages=[page_with(register)])


def test_a_background_callback_keeps_the_server_from_starting() -> None:
    def register(app: Dash) -> None:
        @app.callback(Output("out", "children"), Input("in", "value"), background=True)
        @requires(Role.READER)
        def slow(word: str) -> str:
            return word

    with pytest.raises(CallbackWithoutRole, match="background"):
        schemas_with(register)


def test_types_that_can_t_be_read_keep_the_server_from_starting() -> None:
    def register(app: Dash) -> None:
        @app.callback(Output("out", "children"), Input("in", "value"))
        @requires(Role.READER)
        def precise(number: "Decimal") -> str:
            return str(number)

    with pytest.raises(CallbackWithoutRole, match="read at run time"):
        schemas_with(register)


def test_the_role_is_found_whichever_decorator_stands_first() -> None:
    def register(app: Dash) -> None:
        @app.callback(Output("a", "children"), Input("in", "value"))
        @requires(Role.EDITOR)
        def inside(word: str) -> str:
            return word

        @requires(Role.EDITOR)
        @app.callback(Output("b", "children"), Input("in", "value"))
        def outside(word: str) -> str:
            return word

    schemas = schemas_with(register)
    assert schemas["a.children"].role is schemas["b.children"].role is Role.EDITOR


def test_a_function_without_a_role_has_none() -> None:
    assert role_of(print) is None


def test_an_editor_may_read_and_a_reader_may_not_edit() -> None:
    assert LOCAL.may(Role.READER)
    assert LOCAL.may(Role.EDITOR)
    assert not READER.may(Role.EDITOR)


def every_shape(app: Dash) -> None:
    """Callbacks of every shape that Dash knows: many outputs, patterns, named arguments, none at all."""

    @app.callback(Output("save", "children"), Input("in", "value"), State("version", "data"))
    @requires(Role.EDITOR)
    def save(word: str, version: int) -> str:
        return word

    @app.callback(Output("a", "children"), Output("b", "data"), Input("in", "value"))
    @requires(Role.READER)
    def two_outputs(word: str | None) -> tuple[str, str]:
        return "", ""

    @app.callback(
        Output({"type": "row", "slug": MATCH}, "children"),
        Input({"type": "open", "slug": MATCH}, "n_clicks"),
        State({"type": "field", "slug": ALL}, "value"),
    )
    @requires(Role.READER)
    def pattern(clicks: int | None, fields: list[str | None]) -> str:
        return ""

    @app.callback(Output({"type": "row", "slug": ALL}, "className"), Input("in", "value"))
    @requires(Role.READER)
    def many(word: str | None) -> list[str]:
        return []

    @app.callback(Output("a", "children", allow_duplicate=True), Input("again", "n_clicks"), prevent_initial_call=True)
    @requires(Role.READER)
    def again(clicks: int) -> str:
        return str(ctx.triggered_id)

    @app.callback(Input("in", "value"))
    @requires(Role.READER)
    def nothing(word: str | None) -> None:
        return None

    @app.callback(
        output={"shown": Output("named", "children")},
        inputs={"word": Input("in", "value"), "pair": (Input("x", "value"), State("y", "value"))},
    )
    @requires(Role.READER)
    def named(word: str | None, pair: list[object]) -> dict[str, str]:
        return {"shown": ""}

    @app.callback(Output("rest", "children"), Input("in", "value"), Input("x", "value"))
    @requires(Role.READER)
    def rest(*words: str | None) -> str:
        return ""


@pytest.fixture(scope="module")
def schemas() -> dict[str, CallbackSchema]:
    return schemas_with(every_shape)


def refused(schemas: dict[str, CallbackSchema], body: object, *, identity: Identity = LOCAL) -> int | None:
    """The status with which a body is refused; None if it is let in."""
    try:
        check_callback(json.dumps(body).encode(), schemas=schemas, identity=identity)
    except Refused as error:
        return error.status
    return None


def named(schemas: dict[str, CallbackSchema], name: str) -> CallbackSchema:
    return next(schema for output, schema in schemas.items() if output.startswith(name))


def test_a_reader_is_kept_from_what_needs_an_editor(schemas: dict[str, CallbackSchema]) -> None:
    body = fitting_body(schemas["save.children"], value="x")
    body["state"][0]["value"] = 1
    assert refused(schemas, body) is None
    assert refused(schemas, body, identity=READER) == 403


def test_fitting_bodies_of_every_shape_are_let_in(schemas: dict[str, CallbackSchema]) -> None:
    for output, schema in schemas.items():
        if output not in ("save.children", "a.children") and not output.startswith((".._pages", "a.children@")):
            assert refused(schemas, fitting_body(schema)) is None, output
    again = fitting_body(named(schemas, "a.children@"), value=1)
    assert refused(schemas, again) is None
    again["outputs"]["property"] = again["output"].partition(".")[2]
    assert refused(schemas, again) is None


def test_tampered_bodies_of_every_shape_are_refused(schemas: dict[str, CallbackSchema]) -> None:
    for output, schema in schemas.items():
        for name, body in tampered_bodies(schema):
            assert refused(schemas, body) == 400, f"{output}: {name}"


@pytest.mark.parametrize("slug", [None, ["a"], {"a": 1}], ids=["nothing", "list", "object"])
def test_a_pattern_s_variable_is_a_text_or_a_number(schemas: dict[str, CallbackSchema], slug: object) -> None:
    schema = named(schemas, '{"slug":["MATCH"]')
    assert refused(schemas, fitting_body(schema, name=slug)) == 400
    assert refused(schemas, fitting_body(schema, name=7)) is None


@pytest.mark.parametrize("version", ["1", 1.5, None, [1], True, {"version": 1}])
def test_a_value_of_another_type_than_the_callback_declares_is_refused(
    schemas: dict[str, CallbackSchema], version: object
) -> None:
    body = fitting_body(schemas["save.children"], value="x")
    body["state"][0]["value"] = version
    assert refused(schemas, body) == 400
