"""What a callback depends on: its declared inputs, states and outputs, and whether a request names them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WILDCARDS = (["MATCH"], ["ALL"], ["ALLSMALLER"])


@dataclass(frozen=True, slots=True)
class Dependency:
    """One declared input, state or output: a plain id, or the keys of a pattern with None for a wildcard."""

    id: str | Mapping[str, object]
    property: str
    many: bool

    def matches(self, sent: object) -> bool:
        """Whether the browser names this dependency: one `{id, property}`, a list of them if `many`."""
        if self.many:
            return isinstance(sent, list) and all(self._matches_one(one) for one in sent)
        return self._matches_one(sent)

    def names(self, prop_id: str) -> bool:
        """Whether `prop_id`, as in `changedPropIds`, is this dependency or one that its pattern covers."""
        component, _, name = prop_id.rpartition(".")
        if name != self.property:
            return False
        if isinstance(self.id, str):
            return component == self.id
        try:
            return self._id_matches(json.loads(component))
        except (ValueError, RecursionError):
            return False

    def _matches_one(self, sent: object) -> bool:
        if not isinstance(sent, dict) or not isinstance(sent.get("property"), str):
            return False
        return sent["property"].split("@")[0] == self.property and self._id_matches(sent.get("id"))

    def _id_matches(self, sent: object) -> bool:
        if isinstance(self.id, str):
            return sent == self.id
        if not isinstance(sent, dict) or sent.keys() != self.id.keys():
            return False
        return all(
            isinstance(sent[key], str | int | float) and declared in (None, sent[key])
            for key, declared in self.id.items()
        )


def match(declared: Sequence[Dependency], sent: Sequence[object]) -> bool:
    """Whether the browser names exactly these, in their order."""
    return len(declared) == len(sent) and all(one.matches(it) for one, it in zip(declared, sent, strict=True))


def outputs_of(entry: Mapping[str, Any]) -> tuple[Dependency, ...] | Dependency | None:
    """The outputs of a callback as Dash registered it; None where it has none."""
    if entry.get("no_output"):
        return None
    declared = entry["output"]
    if isinstance(declared, list | tuple):
        return tuple(dependency_of(one.to_dict()) for one in declared)
    return dependency_of(declared.to_dict())


def dependency_of(declared: Mapping[str, str]) -> Dependency:
    """One `{id, property}` of a registration."""
    component, name = declared["id"], declared["property"]
    if not component.startswith("{"):
        return Dependency(id=component, property=name, many=False)
    pattern = json.loads(component)
    return Dependency(
        id={key: None if value in _WILDCARDS else value for key, value in pattern.items()},
        property=name,
        many=any(value in _WILDCARDS[1:] for value in pattern.values()),
    )
