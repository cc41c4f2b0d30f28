"""Runs the benchmarks: ``python -m benchmarks [NAME …] [--n N] [--json]``.

A benchmark is a module beside this one with ``run(n: int | None) -> Iterator[Measurement]``;
without ``--n`` each takes the sizes of its own budget.
"""

from __future__ import annotations

import argparse
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measure import Measurement

HEAD = f"{'':<44}{'n':>9}  {'value':>11} {'unit':<12}{'budget':>11}"


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked; 0 when every budget was kept, 1 when one was not."""
    asked = _arguments(arguments)
    if unknown := set(asked.names) - set(names()):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(names())}.")
        return 2
    if not asked.json:
        print(HEAD)
    kept = True
    for measured in _measurements(asked.names or names(), asked.n):
        print(json.dumps(as_data(measured)) if asked.json else as_line(measured), flush=True)
        kept = kept and measured.within is not False
    return 0 if kept else 1


def names() -> list[str]:
    """The benchmarks there are, by the name of their module."""
    found = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(
        name
        for name in found
        if not name.startswith("_") and hasattr(import_module(f"benchmarks.{name}"), "run")
    )


def as_data(measured: Measurement) -> dict[str, Any]:
    """A measurement as a program reads it."""
    return {
        "name": measured.name,
        "n": measured.n,
        "value": measured.value,
        "unit": measured.unit,
        "budget": measured.budget,
        "within": measured.within,
        "beside": dict(measured.beside),
        "ratio": measured.ratio,
    }


def as_line(measured: Measurement) -> str:
    """A measurement as a person reads it; what stood beside it in the same run comes below."""
    budget = "" if measured.budget is None else f"{measured.budget:,.4g}"
    verdict = {True: "within", False: "OVER", None: ""}[measured.within]
    line = f"{measured.name:<44}{measured.n:>9,}  {measured.value:>11,.4g} {measured.unit:<12}"
    lines = [f"{line}{budget:>11}  {verdict}".rstrip()]
    lines += [f"    beside {name:<33}{'':>9}  {v:>11,.4g}" for name, v in measured.beside.items()]
    if measured.ratio is not None:
        lines[-1] += f" {'':<12}{measured.ratio:>10,.2f}x"
    return "\n".join(lines)


def _measurements(chosen: list[str], n: int | None) -> Iterator[Measurement]:
    """Several benchmarks run in a process each, so that none finds what another left behind."""
    if len(chosen) == 1:
        yield from import_module(f"benchmarks.{chosen[0]}").run(n)
        return
    for name in chosen:
        yield from _in_a_process(name, n)


def _in_a_process(name: str, n: int | None) -> Iterator[Measurement]:
    size = [] if n is None else ["--n", str(n)]
    command = [sys.executable, "-m", "benchmarks", name, "--json", *size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield measured_from(json.loads(line))
    if process.returncode not in (0, 1):
        raise SystemExit(process.returncode)


def measured_from(data: dict[str, Any]) -> Measurement:
    """The measurement that `as_data` wrote."""
    return Measurement(**{key: data[key] for key in Measurement.__dataclass_fields__})


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones; all without")
    parser.add_argument("--n", type=int, help="how many letters, persons …")
    parser.add_argument("--json", action="store_true", help="one object a line")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
