"""Files that come with an act at the desk: kept first, then named by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, BinaryIO, cast

from motcua.documents import operations as documents
from motcua.doors.kit.request import Request
from motcua.dossiers.terms import Paper

ELECTRONIC = 2
#: fields that carry one file of their own
LONE = ("result_file", "evidence_file", "answer_file", "letter_file")
#: what an agency issues stays byte for byte as it was made
ISSUED = frozenset({"result_file", "answer_file", "letter_file"})


def attached(request: Request, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with what was sent beside them kept. Raises Refused when a file cannot be."""
    sent = {name: _kept(request, name) for name in LONE if name in values}
    if "papers" not in values:
        return {**values, **sent}
    ticked = sorted(int(name[6:]) for name in request.POST if name[6:].isdigit() and name.startswith("paper-"))
    pairs = zip(ticked, values["papers"], strict=True)
    return {**values, "papers": [_with_scan(request, n, paper) for n, paper in pairs]}


def _with_scan(request: Request, n: int, paper: Paper) -> Paper:
    key = _kept(request, f"file-{n}")
    return replace(paper, kind=ELECTRONIC, file=key) if key else paper


def _kept(request: Request, field: str) -> str:
    """Key of the file sent in a field, now stored; empty when none was sent."""
    sent = [(one.name, cast("BinaryIO", one.file)) for one in request.FILES.getlist(field) if one.name and one.file]
    if not sent:
        return ""
    if field in ISSUED:
        return str(documents.store(name=sent[0][0], stream=sent[0][1], at=request.now).key)
    return str(documents.receive(files=sent, at=request.now, as_one=True)[0].file.key)
