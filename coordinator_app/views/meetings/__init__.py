"""The screens of meetings: list, season line, facts, programme, participants, papers."""
