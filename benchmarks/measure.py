"""What a benchmark reports, and how CPU time is taken."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measurement:
    """One figure: ``value`` in ``unit``, its budget, and what others took in the same run."""

    name: str
    n: int
    value: float
    unit: str
    budget: float | None = None
    beside: Mapping[str, float] = field(default_factory=dict)

    @property
    def within(self) -> bool | None:
        """Whether the value keeps to its budget; None where there is no budget."""
        return None if self.budget is None else self.value <= self.budget

    @property
    def ratio(self) -> float | None:
        """The value against the best of the others: below 1 is better than all of them."""
        best = min(self.beside.values(), default=0.0)
        return self.value / best if best else None


class Stopwatch:
    """CPU seconds of this process, running until the block of `cpu_seconds` ends."""

    def __init__(self) -> None:
        self.started = time.process_time()
        self.seconds = 0.0


@contextmanager
def cpu_seconds() -> Iterator[Stopwatch]:
    """Take the CPU time of a ``with`` block."""
    watch = Stopwatch()
    try:
        yield watch
    finally:
        watch.seconds = time.process_time() - watch.started


Moment = tuple[float, float]


def moment() -> Moment:
    """Now, on the clock and in CPU time of all our threads, both in seconds."""
    return time.perf_counter(), time.process_time()


def milliseconds_since(before: Moment) -> float:
    """The smaller of the time on the clock and our CPU time.

    What other programs take from the processor meanwhile is not ours; what another thread of ours
    takes while it keeps Python's lock is.
    """
    return min(now - then for now, then in zip(moment(), before, strict=True)) * 1000


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that ``percent`` of all stay at or under."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
