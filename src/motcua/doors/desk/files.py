"""Files that come with papers at the desk: kept first, then named in the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, BinaryIO, cast

from motcua.documents import operations as documents
from motcua.doors.kit.request import Request
from motcua.dossiers.terms import Paper

ELECTRONIC = 2


def attached(request: Request, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, each ticked paper carrying the scan sent with it. Raises Refused when a file cannot be kept."""
    if "papers" not in values:
        return dict(values)
    ticked = sorted(int(name[6:]) for name in request.POST if name[6:].isdigit() and name.startswith("paper-"))
    pairs = zip(ticked, values["papers"], strict=True)
    return {**values, "papers": [_with_scan(request, n, paper) for n, paper in pairs]}


def _with_scan(request: Request, n: int, paper: Paper) -> Paper:
    sent = request.FILES.get(f"file-{n}")
    if sent is None or sent.name is None or sent.file is None:
        return paper
    kept = documents.store(name=sent.name, stream=cast("BinaryIO", sent.file), at=request.now)
    return replace(paper, kind=ELECTRONIC, file=str(kept.key))
