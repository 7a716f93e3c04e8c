"""Facts about the database as a whole, recorded like everything else."""

from sqlmodel import Session

from db.models import SiteFact
from db.services.audit import record_audit_event
from db.services.inputs import Write


def set_site_fact(session: Session, name: str, value: str, write: Write) -> SiteFact:
    """Set a named fact within the running transaction, with its audit event; one that stands already stays."""
    known = session.get(SiteFact, name)
    if known is not None and known.value == value:
        return known
    fact = session.merge(SiteFact(name=name, value=value))
    record_audit_event(session, "set_site_fact", fact, write)
    return fact
