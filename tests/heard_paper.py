"""The two independent checkers that every paper must pass."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua


def refuse_findings(path: Path) -> None:
    """Fail when one of the checkers finds anything at all in a PDF."""
    aloud = outloud.check(str(path))
    assert aloud.error is None, path
    found = [(one.rule, one.message, one.evidence) for one in aloud.sorted_findings()]
    assert found == [], path
    assert aloud.verdict == "pass", path
    report = pdfua.validate(str(path))
    assert [(one.rule_id, one.message) for one in report.findings] == [], path
