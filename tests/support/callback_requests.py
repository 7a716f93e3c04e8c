"""Bodies for Dash's callbacks, made from what each callback says it takes: fitting ones and tampered ones."""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dashboard.web.callback_dependencies import Dependency
from dashboard.web.callback_schema import CallbackSchema

Body = dict[str, Any]

# What a value in a request can be that no page of ours would send.
HOSTILE_VALUES: Mapping[str, object] = {
    "nothing": None,
    "empty text": "",
    "long text": "x" * 20_000,
    "markup": "<img src=x onerror=alert(1)>",
    "script address": "javascript:alert(1)",
    "path": "../../../../etc/passwd",
    "SQL": "' OR 1=1 --",
    "bad day": "2026-99-99",
    "last day": "9999-12-31",
    "right-to-left": "\u202eabc",
    "zero": 0,
    "minus one": -1,
    "largest integer": 2**53 - 1,
    "fraction": 0.5,
    "true": True,
    "empty list": [],
    "list": ["a", 1, None],
    "empty object": {},
    "object": {"a": {"b": [1]}, "id": 1},
    "list of objects": [{}, {"id": "x"}],
}


def fitting_body(schema: CallbackSchema, *, value: object = None, name: object = "x") -> Body:
    """A body with the ids that the callback declares, `name` for each wildcard, and `value` for every value."""
    outputs = schema.outputs
    return {
        "output": schema.output,
        "outputs": _sent(outputs, name) if isinstance(outputs, Dependency) else [_sent(o, name) for o in outputs or ()],
        "inputs": [_with_value(_sent(one, name), value) for one in schema.inputs],
        "changedPropIds": [_prop_id(schema.inputs[0], name)] if schema.inputs else [],
        "state": [_with_value(_sent(one, name), value) for one in schema.states],
    }


def set_value(body: Body, index: int, value: object) -> Body:
    """The body with another value for the input or state at `index`, counted through both."""
    changed = copy.deepcopy(body)
    _with_value([*changed["inputs"], *changed["state"]][index], value)
    return changed


def tampered_bodies(schema: CallbackSchema) -> Iterator[tuple[str, object]]:
    """Bodies whose ids, names or form are not those of the callback, each with what is wrong about it."""
    for name, change in TAMPERINGS.items():
        body = fitting_body(schema)
        if change(body) is not False:
            yield name, body


def _other_output(body: Body) -> None:
    body["output"] = "nobody.children"


def _other_input(body: Body) -> bool | None:
    if not body["inputs"]:
        return False
    body["inputs"][0] = {"id": "nobody", "property": "value", "value": 1}
    return None


def _other_property(body: Body) -> bool | None:
    first = body["inputs"][0] if body["inputs"] else None
    if not isinstance(first, dict):
        return False
    first["property"] = "__class__"
    return None


def _missing_input(body: Body) -> bool | None:
    return None if body["inputs"] and body["inputs"].pop() else False


def _more_inputs(body: Body) -> None:
    body["inputs"].append({"id": "more", "property": "value", "value": 1})


def _more_states(body: Body) -> None:
    body["state"].append({"id": "more", "property": "value", "value": 1})


def _other_outputs(body: Body) -> None:
    body["outputs"] = {"id": "nobody", "property": "children"}


def _inputs_no_list(body: Body) -> None:
    body["inputs"] = {"0": 1}


def _inputs_of_numbers(body: Body) -> None:
    body["inputs"] = [1 for _ in body["inputs"]] or [1]


def _ids_of_lists(body: Body) -> None:
    body["inputs"] = [{"id": [["a"]], "property": "value", "value": 1} for _ in body["inputs"]] or [1]


def _changed_elsewhere(body: Body) -> None:
    body["changedPropIds"] = ["nobody.value"]


def _changed_no_text(body: Body) -> None:
    body["changedPropIds"] = [None, 5, {}]


def _changed_broken_pattern(body: Body) -> None:
    body["changedPropIds"] = ["{broken.n_clicks"]


TAMPERINGS: Mapping[str, Callable[[Body], bool | None]] = {
    "another output": _other_output,
    "another input": _other_input,
    "another property": _other_property,
    "an input missing": _missing_input,
    "an input too many": _more_inputs,
    "a state too many": _more_states,
    "other outputs": _other_outputs,
    "inputs that are no list": _inputs_no_list,
    "inputs that are numbers": _inputs_of_numbers,
    "ids that are lists": _ids_of_lists,
    "a change of something else": _changed_elsewhere,
    "changes that are no text": _changed_no_text,
    "a change with a broken pattern": _changed_broken_pattern,
}


def _sent(declared: Dependency, name: object) -> Any:
    one = {"id": _component_id(declared, name), "property": declared.property}
    return [one] if declared.many else one


def _component_id(declared: Dependency, name: object) -> object:
    if isinstance(declared.id, str):
        return declared.id
    return {key: name if value is None else value for key, value in declared.id.items()}


def _prop_id(declared: Dependency, name: object) -> str:
    component = _component_id(declared, name)
    text = component if isinstance(component, str) else json.dumps(component, sort_keys=True, separators=(",", ":"))
    return f"{text}.{declared.property}"


def _with_value(dependency: Any, value: object) -> Any:
    for one in dependency if isinstance(dependency, list) else [dependency]:
        one["value"] = value
    return dependency
