"""The files of others: spreadsheets, vCard, iCalendar; no store, no Qt."""
