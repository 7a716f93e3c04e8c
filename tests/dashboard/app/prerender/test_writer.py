"""Pages as plain HTML: the same words and classes as Dash's own, and nothing that a script would take for them."""

from typing import Any
from xml.etree import ElementTree

from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.app.prerender.writer import PrerenderWriter
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import MAX_PRERENDERED_ENTRIES, PicturedGraph, RowList, as_raw_html


def written(part: Any, **more: Any) -> str:
    return str(PrerenderWriter(**more).write(part))


def test_elements_keep_their_words_classes_and_names() -> None:
    part = html.Section(["One ", html.B("two"), 3, None], className="card", lang="ar", **aria(label="Numbers"))
    assert written(part) == '<section class="card" lang="ar" aria-label="Numbers">One <b>two</b>3</section>'


def test_ids_and_what_only_scripts_need_are_left_out() -> None:
    part = html.Div([html.Label("Name", htmlFor="x"), dcc.Store(id="s", data=1)], id="x", **data(tile="passed"))
    assert written(part) == "<div><label>Name</label></div>"


def test_a_link_is_a_link_before_dash_is_there() -> None:
    assert written(dcc.Link("Table", href="/table?a=1&b=2")) == '<a href="/table?a=1&amp;b=2">Table</a>'
    assert 'aria-current="page"' in written(dcc.Link("Timeline", href="/"), path="/")


def test_a_style_becomes_a_class_with_a_rule() -> None:
    html_ = PrerenderWriter()
    first = html_.write(html.Div(className="row", style={"insetBlockStart": "4px", "--gantt-row": "64px"}))
    assert first == '<div class="row prerendered-style-0"></div>'
    assert html_.rules() == ".prerendered-style-0{inset-block-start:4px;--gantt-row:64px}"


def test_a_style_that_would_end_its_element_is_not_written() -> None:
    html_ = PrerenderWriter()
    html_.write(html.Div(style={"color": "red}</style><script>"}))
    assert html_.rules() == ""


def test_fields_are_prerendered_as_boxes_with_their_words() -> None:
    choice = dcc.Dropdown([{"label": "By day", "value": "day"}], "day")
    assert ">By day</span>" in written(choice)
    assert "prerendered-field-empty" in written(dcc.Dropdown([], placeholder="Status"))
    assert ">bridge</span>" in written(dcc.Input(value="bridge"))


def test_what_is_marked_for_scripts_stands_outside_the_shadow_tree() -> None:
    writer = PrerenderWriter()
    rows = RowList(Markup("<li>Row</li>"), id="list", className="rows")
    page = writer.write(
        html.Main([html.H1("Timeline"), html.Div(rows, id="rows", className="window", **data(light_tree=True))])
    )
    assert page == "<main><h1>Timeline</h1><slot></slot></main>"
    assert writer.light_tree == '<div class="window"><ul class="rows"><li>Row</li></ul></div>'


def test_a_graph_is_prerendered_as_it_says_itself_and_one_that_says_nothing_is_left_out() -> None:
    def draw(figure: Any) -> Markup:
        return Markup("<svg>{}</svg>").format(figure["layout"]["title"])

    graph = PicturedGraph(draw, id="g", figure={"data": [], "layout": {"title": "<b>"}}, style={"height": "9px"})
    writer = PrerenderWriter()
    assert writer.write(graph) == '<div class="dash-graph prerendered-style-0"><svg>&lt;b&gt;</svg></div>'
    assert writer.rules() == ".prerendered-style-0{height:9px}"
    assert written(dcc.Graph(id="g", figure={"data": [], "layout": {}})) == ""


def test_a_style_that_a_script_will_set_has_its_rule_until_then() -> None:
    writer = PrerenderWriter()
    assert 'data-style="top:4%"' in writer.write(as_raw_html(html.Div(style={"top": "4%"})))
    assert writer.rules() == '[data-style="top:4%"]{top:4%}'


def test_a_class_and_a_style_of_the_same_rule_both_hold() -> None:
    writer = PrerenderWriter()
    page = writer.write([as_raw_html(html.P(style={"top": "4%"})), html.Div(style={"top": "4%"})])
    assert '<div class="prerendered-style-0"></div>' in page
    assert writer.rules() == '.prerendered-style-0{top:4%}[data-style="top:4%"]{top:4%}'


@given(value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_no_style_leads_out_of_its_rule_or_its_attribute(value: str) -> None:
    writer = PrerenderWriter()
    parsed = ElementTree.fromstring(writer.write(as_raw_html(html.Div(style={"top": value}))))
    assert len(parsed) == 1 and parsed[0].get("data-style") == f"top:{value}"
    assert not any(mark in writer.rules()[1:-1].partition("{")[2] for mark in "<>{}")


def test_of_a_long_list_the_first_entries_are_written() -> None:
    rows = RowList(Markup("".join(f"<li>{number}</li>" for number in range(100))), id="list", className="rows")
    assert written(rows).count("<li>") == written(rows).count("</li>") == MAX_PRERENDERED_ENTRIES


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_whatever_people_type_stays_text(text: str) -> None:
    part = html.P([text, html.A(text, href="/x", title=text)])
    parsed = ElementTree.fromstring(written(part).replace("\x00", ""))
    assert "".join(parsed.itertext()) == text + text
    assert parsed[0].get("title", "") == (text or "")
