"""The screens: PySide6 lives here."""
