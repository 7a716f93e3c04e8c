"""Column types that several tables share, and how constraints are named."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Column, DateTime, Dialect, Enum, ForeignKey, String, TypeDecorator
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC with its zone. SQLite drops the zone, so it is put back when a row is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words(enum: type[StrEnum], name: str) -> Enum:
    """Type of a column that holds one value of a vocabulary, as text with a check constraint of that name."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        name=name,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def text(length: int) -> String:
    """Type of a column that holds up to so many characters."""
    return String(length)


def reference(
    target: str, *, nullable: bool = False, index: bool = True, unique: bool = False, primary_key: bool = False
) -> Column[object]:
    """A foreign key that keeps the row it points to from being deleted. A key's column needs no index of its own."""
    index = index and not (unique or primary_key)
    return Column(
        ForeignKey(target, ondelete="RESTRICT"), nullable=nullable, index=index, unique=unique, primary_key=primary_key
    )
