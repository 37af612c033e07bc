"""The night's tables, as the exporter wrote them: a numpy array a column."""

import json
import sys
import time
from pathlib import Path

import numpy as np

TECHNICAL = 65_535
NO_STUDENT = 2**32 - 1
OTHER_TASK = 7
FIRST_SCORE = 100_000
UNLISTED = 255

# What becomes of a grade; see answer.rs.
ADD, UPDATE, UNCHANGED = 0, 1, 2
TASK_NOT_ON_COURSE, NOT_OPEN, ARRIVED, NEVER_ARRIVED, NOWHERE_TO_GO, HELD = 4, 5, 6, 7, 8, 9


def load(folder):
    """{table: {column: array}}"""
    tables = {}
    for line in (Path(folder) / "tables.tsv").read_text().splitlines():
        table, column, kind = line.split("\t")
        dtype = np.dtype(f"<{kind[0]}{int(kind[1:]) // 8}")
        tables.setdefault(table, {})[column] = np.fromfile(Path(folder) / f"{table}.{column}", dtype)
    return tables


def _resident(field):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1024
    return 0


def measure(work, answers):
    """Does the work once and prints what it cost, and the answers' sum, as one line of JSON.

    `work` gives its result in the engine's own form; `answers`, which is not measured, makes an array of it."""
    before = _resident("VmRSS")
    # From here on the kernel counts the peak anew.
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass
    started = time.process_time_ns()
    result = work()
    cpu_ns = time.process_time_ns() - started
    peak = _resident("VmHWM")
    found = answers(result).astype(np.uint64)
    codes, counts = np.unique(found >> np.uint64(8), return_counts=True)
    weights = np.arange(len(found), dtype=np.uint64) % np.uint64(65_521) + np.uint64(1)
    json.dump(
        {
            "grades": len(found),
            "cpu_ns": cpu_ns,
            "resident_before": before,
            "resident_peak": peak,
            "counts": {str(code): int(count) for code, count in zip(codes, counts)},
            "checksum": int((found * weights).sum()),
        },
        sys.stdout,
    )
    print()
