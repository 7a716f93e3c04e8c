"""A search field that says what is typed once there was a short pause. Drawn by assets/js/components/search-field.js.

What is in it is the browser's own affair: a field whose letters go through React and back (`dcc.Input` with a pause)
sets the caret anew after each of them, and where letters come fast they change places.
"""

from dashboard.widgets.html.component import OwnPart


class SearchField(OwnPart):
    """`value` is what was typed when the pause of `pause` milliseconds came, or Enter; set by others, it is shown."""

    def __init__(self, *, id: str, value: str, placeholder: str, longest: int, pause: int) -> None:
        super().__init__(id=id, value=value, placeholder=placeholder, longest=longest, pause=pause)
