"""Records that lead back to themselves by way of others."""

from collections.abc import Iterator, Mapping
from uuid import UUID


def in_circles(leads_to: Mapping[UUID, UUID | None]) -> Iterator[UUID]:
    """One record of each circle, each record leading to at most one other."""
    settled: set[UUID] = set()
    for start in leads_to:
        path: dict[UUID, None] = {}
        step: UUID | None = start
        while step is not None and step not in settled and step not in path:
            path[step] = None
            step = leads_to.get(step)
        if step is not None and step in path:
            yield step
        settled.update(path)
