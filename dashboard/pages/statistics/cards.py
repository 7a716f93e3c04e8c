"""The cards of the statistics page: each a sentence, a figure, its numbers and its definition."""

from dash import html

from dashboard.figures.outcomes import outcomes_figure, percent, rates_figure, share_words
from dashboard.figures.slippage import slippages_figure
from dashboard.figures.survival import survival_figure
from dashboard.pages.statistics.figure_card import figure_card, number_table
from dashboard.widgets.gantt_rows import counted
from dashboard.widgets.html.aria import aria
from dashboard.widgets.links import here
from dashboard.widgets.segmented_control import segments
from db.domain.dates_in_words import counted_days, written_date
from db.domain.filters import View
from db.domain.intervals import FEWEST, Share
from db.domain.slippage import Slippages
from db.domain.survival import Curve, Step
from db.domain.vocabulary import AssessedStatus
from db.queries.statistics import MAX_GROUPS, By, Rates, Statistics

BY = "by"
MAX_DRAWN_GROUPS = 15
_BY_WORDS = {By.ACTOR: "responsible actor", By.TOPIC: "topic", By.PLACE: "place"}
# Days since the statement, a year being 365.25 of them.
_DAYS_IN_WORDS = {
    30: "30 days",
    90: "90 days",
    183: "half a year",
    365: "1 year",
    731: "2 years",
    1_096: "3 years",
    1_461: "4 years",
    1_826: "5 years",
    2_557: "7 years",
    3_653: "10 years",
    7_305: "20 years",
}
_INTERVAL = (
    "In brackets stands the 95 % Wilson interval: were the same kind of commitments made over and over, ranges found "
    "in this way would hold the true share 19 times in 20."
)
_FEW = f"Of fewer than {FEWEST} no share is shown: it would say more about chance than about anybody."


def outcomes_card(statistics: Statistics, view: View) -> html.Section:
    """How the commitments of the view were judged."""
    n = statistics.overall.n
    rows = [
        [status.label, f"{count:,}", share_words(Share(count, n))]
        for status in AssessedStatus
        if (count := statistics.statuses.get(status))
    ]
    return figure_card(
        "Outcomes",
        words=f"How {counted(n)} {'was' if n == 1 else 'were'} judged as of {written_date(view.as_of)}.",
        figure=outcomes_figure(statistics.statuses),
        table=number_table("Outcomes", ["Assessed status", "Commitments", "Share (95 % interval)"], rows),
        definition=[
            "Every commitment that passes the filters is counted once, under the judgement that held on the day shown.",
            "“No public evidence” says that somebody searched and found nothing; it says nothing about whether it was "
            "done. A passed deadline changes no judgement.",
            _INTERVAL,
            _FEW,
        ],
    )


def rates_card(statistics: Statistics, view: View) -> html.Section:
    """Shares fulfilled and on time, overall and by group."""
    drawn = [("All", statistics.overall), *statistics.groups[:MAX_DRAWN_GROUPS]]
    shares = [(name, (rates.fulfilled_share, rates.on_time_share)) for name, rates in drawn]
    more = statistics.group_count - min(len(statistics.groups), MAX_GROUPS)
    by = _BY_WORDS[statistics.by]
    return figure_card(
        f"Fulfilled and on time, by {by}",
        words=_rates_words(statistics.overall),
        before=html.Div([_choices(view, statistics.by), _rates_legend()], className="figure-controls"),
        figure=rates_figure(shares) if statistics.overall.due else None,
        table=number_table(
            f"Rates by {by}",
            [
                by.capitalize(),
                "Commitments",
                "Due (n)",
                "Fulfilled",
                "On time",
                "First deadlines due (n)",
                "On time by the first",
            ],
            [_rates_row(name, rates) for name, rates in [("All", statistics.overall), *statistics.groups]],
        ),
        definition=[
            "Due are commitments whose current deadline’s last day, with the padding of approximate ones, lies before "
            "the day shown, whatever became of them. Those not yet due count for nothing here, also where they were "
            "fulfilled early: else those that take long would be missing.",
            "Fulfilled: of the due ones, those judged fulfilled, sooner or later. On time: those known to be fulfilled "
            "by the last day. One whose timing is unknown does not count as on time, so the true share may be higher.",
            "“By the first” asks the same of the first deadline that was stated, before any slip.",
            "A commitment of several actors or topics counts for each of them, one without for none.",
            f"Groups stand in the order of how many commitments they have, then by name; they are never ranked by a "
            f"rate. The figure shows the largest {MAX_DRAWN_GROUPS}, the table the largest {MAX_GROUPS}"
            + (f"; {more:,} smaller ones are left out." if more > 0 else "."),
            _INTERVAL,
            _FEW,
        ],
    )


def slippage_card(statistics: Statistics) -> html.Section:
    """How far current deadlines lie from the first ones."""
    slips = statistics.slippages
    rows = [[kind.words, f"{count:,}", share_words(Share(count, slips.n))] for kind, count in slips.classes]
    return figure_card(
        "Slippage",
        words=_slippage_words(slips),
        figure=slippages_figure(slips) if slips.n else None,
        table=number_table("Slippage", ["Slippage", "Commitments", "Share (95 % interval)"], rows),
        definition=[
            "Slippage is the days from the last day of the first deadline to the last day of the current one; "
            "positive is later. Steps in between do not count.",
            f"Left out, for want of a last day in one or both: {statistics.without_slippage:,}.",
            _INTERVAL,
            _FEW,
        ],
    )


def _slippage_words(slips: Slippages) -> str:
    if not slips.n:
        return "No commitment here has a first and a current last day to compare."
    deadlines = "1 dated deadline" if slips.n == 1 else f"{slips.n:,} dated deadlines"
    words = f"Of {deadlines}, {slips.later:,} moved later"
    if slips.median_later is not None:
        days = counted_days(round(slips.median_later))
        words += f", by {days}" if slips.later == 1 else f", half of them by {days} or more"
    return f"{words}; {slips.earlier:,} moved earlier." if slips.earlier else f"{words}."


def survival_card(statistics: Statistics, view: View) -> html.Section:
    """The share fulfilled as time goes by."""
    curve = statistics.curve
    left_out = statistics.overall.n - statistics.overall.followed
    rows = [
        [words, percent(step.share), f"{round(step.low * 100)}–{round(step.high * 100)} %"]
        for words, step in _points_in_words(curve)
    ]
    return figure_card(
        "Fulfilled over time",
        words=_survival_words(statistics),
        figure=survival_figure(curve) if curve.steps else None,
        table=number_table(
            "Share fulfilled over time", ["Since the statement", "Share fulfilled", "95 % interval"], rows
        ),
        definition=[
            "Each commitment is followed from the day it was stated to the last day on which it may have been "
            f"fulfilled or, while it is not, to {written_date(view.as_of)}. Those followed for a shorter time than a "
            "point of the curve are taken out of the count before that point instead of being counted as failures "
            "(Kaplan and Meier, 1958; log-log 95 % limits).",
            "Abandoned and contradicted commitments stay in the count to the end as not fulfilled. Taking them out "
            "when they were closed would assume that they might still have been fulfilled, and tell too high a share.",
            "Nobody’s check is assumed: an open commitment counts as not known to be fulfilled, however long ago "
            "somebody looked.",
            f"Standing and recurring commitments are kept rather than finished, and are left out ({left_out:,} here). "
            f"The curve ends where fewer than {FEWEST} were followed for so long.",
        ],
    )


def _rates_words(rates: Rates) -> str:
    if not rates.due:
        return "No deadline among these has passed yet, so there is nothing to rate."
    due = "1 commitment was due" if rates.due == 1 else f"{rates.due:,} commitments were due"
    still_open = rates.due - rates.fulfilled - rates.closed
    unknown = rates.fulfilled - rates.on_time - rates.late
    parts = [
        f"{rates.on_time:,} fulfilled on time",
        f"{rates.late:,} late",
        f"{unknown:,} with the timing unknown" if unknown else "",
        f"{rates.closed:,} closed without fulfilment" if rates.closed else "",
        f"{still_open:,} not known to be fulfilled",
    ]
    shares = f" Fulfilled: {share_words(rates.fulfilled_share)}. On time: {share_words(rates.on_time_share)}."
    return f"{due}: {', '.join(part for part in parts if part)}." + (shares if rates.fulfilled_share.suffices else "")


def _rates_row(name: str, rates: Rates) -> list[str]:
    shares = (rates.fulfilled_share, rates.on_time_share, rates.first_on_time_share)
    fulfilled, on_time, first = map(share_words, shares)
    return [name, f"{rates.n:,}", f"{rates.due:,}", fulfilled, on_time, f"{rates.first_due:,}", first]


def _survival_words(statistics: Statistics) -> str:
    curve = statistics.curve
    followed = f"{counted(curve.followed).capitalize()} followed, {curve.fulfilled:,} of them fulfilled so far"
    if curve.until is None:
        return f"{followed}: fewer than {FEWEST} are too few to tell a share over time."
    if not curve.steps:
        return f"{followed}."
    if curve.median_days is not None:
        return f"{followed}; half were fulfilled within {counted_days(curve.median_days)}."
    points = _points_in_words(curve)
    if not points:
        return f"{followed}."
    words, step = points[-1]
    interval = f"{round(step.low * 100)}–{round(step.high * 100)} %"
    return f"{followed}; {percent(step.share)} are fulfilled within {words} ({interval})."


def _points_in_words(curve: Curve) -> list[tuple[str, Step]]:
    """The curve at days that people count in."""
    return [(words, step) for days, words in _DAYS_IN_WORDS.items() if (step := curve.at(days))]


def _choices(view: View, by: By) -> html.Div:
    return segments("Break down by", [(one.value.capitalize(), here(view, by=one), one is by) for one in By])


def _rates_legend() -> html.Ul:
    signs = (("rate-sign rate-fulfilled", "fulfilled"), ("rate-sign rate-on-time", "on time"))
    items = [html.Li([html.Span(className=names, **aria(hidden=True)), words]) for names, words in signs]
    return html.Ul([*items, html.Li("lines: 95 % interval")], className="legend")
