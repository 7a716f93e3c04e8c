"""The field for who has which role in a commitment."""

from collections.abc import Mapping
from functools import partial

from dash import html

from dashboard.forms.chips_field import chips
from dashboard.forms.commitment_picker import list_id
from dashboard.forms.form import Context, Field
from dashboard.forms.values import Collected, TypedValues
from db.domain.vocabulary import ActorRole
from db.services.inputs import NewActor

ROLES = (ActorRole.RESPONSIBLE, ActorRole.COUNTERPARTY, ActorRole.SPEAKER, ActorRole.BENEFICIARY)
_ROLE_HINTS = {ActorRole.RESPONSIBLE: "Who must deliver. Required.", ActorRole.SPEAKER: "Who said it."}

Actors = tuple[tuple[ActorRole, NewActor], ...]


def actors_field() -> Field:
    """Who has which role: one input of several names per role."""

    def control(form: str, values: Mapping[str, str] | None) -> html.Div:
        known, offered = values or {}, list_id(form, "actors")
        roles = [
            chips(
                form,
                role.value,
                role.value.capitalize(),
                [name for name in known.get(role.value, "").split("\n") if name],
                choices=offered,
                placeholder="A known name, or a new one",
                hint=_ROLE_HINTS.get(role),
            )
            for role in ROLES
        ]
        return html.Div(roles, className="field-row field-row-wide")

    def read(typed: TypedValues, _: Context) -> Actors:
        collected = Collected()
        names = [(role, collected.read(partial(typed.lines, role.value)) or ()) for role in ROLES]
        collected.check()
        return tuple((role, NewActor(name)) for role, lines in names for name in lines)

    inputs = {role.value: role.value.capitalize() for role in ROLES}
    return Field(inputs=inputs, control=control, read=read, attribute="actors")
