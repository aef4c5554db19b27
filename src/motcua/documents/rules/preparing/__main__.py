"""The process of its own: reads the job in a folder, writes the paper and what is to be said of it. Bounds come first,
so that whatever bursts, bursts here."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from motcua.documents.rules.damage import Damaged
from motcua.documents.rules.preparing.bounds import bind
from motcua.documents.terms import Kind


def main(folder: Path) -> None:
    """The job of the folder."""
    bind()
    job = json.loads((folder / "job.json").read_bytes())
    answer = _done(folder, job)
    (folder / "answer.json").write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


def _done(folder: Path, job: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.rules.preparing import job as work  # under the bounds: reading its libraries costs too

    at = 0
    parts = []
    try:
        for at, kind in enumerate(job["kinds"]):
            parts.append(work.opened(folder, at, Kind(kind), job["title"]))
        at = work.signed_at(parts)
        made = work.paper(folder, parts, job["title"], job["stamp"])
    except Damaged as wrong:
        return {"at": at, "vi": wrong.vi, "en": wrong.en}
    except MemoryError:
        heavy = work.too_heavy()
        return {"at": at, "vi": heavy.vi, "en": heavy.en}
    (folder / "made.pdf").write_bytes(made.data)
    return {"pages": made.pages, "signed": made.signed, "stripped": made.stripped, "archive": made.archive}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
