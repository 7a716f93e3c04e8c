"""Addresses: which page a path is, and what its path and query say.

Dash's own matching lets a query string override the variables of the path and lets a variable span slashes; here
the path alone says which record is meant.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from urllib.parse import parse_qs, unquote

_VARIABLE = re.compile(r"<([a-z_]+)>")
_MAX_FIELDS = 60


@dataclass(frozen=True, slots=True)
class PageUrl:
    """The address of a page. `variables` come from its path only; each query name has all its values, in order."""

    path: str
    variables: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, name: str, default: str = "") -> str:
        """The first value of a query name."""
        return self.query.get(name, (default,))[0]


@dataclass(frozen=True, slots=True)
class Route:
    """A page and the form of its path."""

    page: ModuleType
    pattern: re.Pattern[str]
    variables: int

    @classmethod
    def of(cls, page: ModuleType) -> "Route":
        """The route of a page module, from its PATH such as `/commitments/<slug>`."""
        path: str = page.PATH
        parts = _VARIABLE.split(path)
        pattern = "".join(f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
        return cls(page=page, pattern=re.compile(pattern), variables=len(parts) // 2)


def routes_of(pages: Iterable[ModuleType]) -> tuple[Route, ...]:
    """Routes in the order in which they are tried: paths without variables first."""
    return tuple(sorted(map(Route.of, pages), key=lambda route: route.variables))


def find_route(routes: Sequence[Route], path: str) -> tuple[Route, Mapping[str, str]] | None:
    """The route of a path and the variables in it; None if there is no such page."""
    trimmed = path.rstrip("/") or "/"
    for route in routes:
        match = route.pattern.fullmatch(trimmed)
        if match:
            return route, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


def read_query(search: str | None) -> Mapping[str, tuple[str, ...]]:
    """The query string of an address; empty if it has more fields than any page here writes."""
    try:
        fields = parse_qs((search or "").removeprefix("?"), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return {}
    return {name: tuple(values) for name, values in fields.items()}


def page_function(page: ModuleType, name: str) -> Callable[..., object] | None:
    """A function that a page may offer but need not."""
    match = getattr(page, name, None)
    return match if callable(match) else None
