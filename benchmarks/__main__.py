"""Run every benchmark, or those named: python -m benchmarks lives slips."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path

import benchmarks


def main() -> None:
    """One JSON line a figure, with the load of the machine beside it; a line of a published shape as it is."""
    found = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_"))
    wanted = sys.argv[1:] or found
    unknown = set(wanted) - set(found)
    if unknown:
        raise SystemExit(f"Không có phép đo {', '.join(sorted(unknown))}. Có: {', '.join(found)}.")
    for name in wanted:
        program = importlib.import_module(f"benchmarks.{name}")
        for line in program.run():
            said = line if "bench" in line else {"benchmark": name, **line, "load1": os.getloadavg()[0]}
            print(json.dumps(said, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    main()
