"""A search field that reports what is typed after a debounce. Drawn by assets/js/components/search-field.js.

What is in it is the browser's own affair: a field whose letters go through React and back (`dcc.Input` with `debounce`)
sets the caret again after each of them, and where letters come fast they change places.
"""

from dashboard.widgets.html.component import OwnComponent


class SearchField(OwnComponent):
    """`value` is what was typed `debounce` milliseconds after the last key, or at Enter; set by others, it is shown."""

    def __init__(self, *, id: str, value: str, placeholder: str, max_length: int, debounce: int) -> None:
        super().__init__(id=id, value=value, placeholder=placeholder, maxLength=max_length, debounce=debounce)
