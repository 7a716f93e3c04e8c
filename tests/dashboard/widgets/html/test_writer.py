"""Components as lasting HTML: the scripts find what they need, and fields are the browser's own."""

from dash import dcc, html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.writer import HtmlWriter


def test_what_lasts_keeps_what_the_scripts_need() -> None:
    part = html.Div(
        [html.Button("Late", **data(tile="passed"), **aria(pressed=True)), dcc.Link("All", href="/table")],
        style={"insetInlineStart": "4%"},
    )
    assert str(HtmlWriter().write(part)) == (
        '<div data-style="inset-inline-start:4%"><button aria-pressed="true" data-tile="passed">Late</button>'
        '<a href="/table" rel="inside">All</a></div>'
    )


def test_fields_that_last_are_fields_of_the_browser_s_own() -> None:
    parts = [
        html.Label("Link", htmlFor="link"),
        dcc.Input(id="link", name="link", value='"a" & b', list="known", maxLength=9),
        dcc.Textarea(id="quote", name="quote", value="<b>\n", rows=2),
        html.Select([html.Option("One", value="1"), html.Option("Two", value="2", selected="selected")], name="kind"),
    ]
    markup = str(HtmlWriter().write(parts))
    assert '<label for="link">Link</label>' in markup
    assert '<input id="link" name="link" value="&#34;a&#34; &amp; b" list="known" maxlength="9"' in markup
    assert ">&lt;b&gt;\n</textarea>" in markup and 'rows="2"' in markup
    first_line_empty = HtmlWriter().write(dcc.Textarea(value="\nSecond"))
    assert first_line_empty == "<textarea>\n\nSecond</textarea>"
    assert '<option value="2" selected>Two</option>' in markup and '<option value="1">One</option>' in markup
