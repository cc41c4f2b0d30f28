"""The only source of today and now; everything else is handed a date or an instant."""

from datetime import UTC, date, datetime


def today() -> date:
    """The date on the wall where the coordinator sits."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """This instant in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
