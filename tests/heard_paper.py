"""The two independent checkers that every paper must pass, and the rules that they leave out."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua

from tests.ua_document import faults_of


def refuse_findings(path: Path) -> None:
    """Fail when a checker, or one of the rules they leave out, finds anything at all in a PDF."""
    assert faults_of(path) == [], path
    aloud = outloud.check(str(path))
    assert aloud.error is None, path
    found = [(one.rule, one.message, one.evidence) for one in aloud.sorted_findings()]
    assert found == [], path
    assert aloud.verdict == "pass", path
    report = pdfua.validate(str(path))
    assert [(one.rule_id, one.message) for one in report.findings] == [], path
