"""Papers made electronic: what must hold of one, and what stands on its first page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from motcua.dossiers.rules.numbers import tokens
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Held, Mark
from motcua.kernel.refused import Refused

#: what is read off a paper (step three of four), and how long it may be
READ = {"number": 60, "issuer": 200, "issued_on": 10, "valid_until": 10}

_DATA = Path(__file__).parent.parent / "papers.json"


def stamp(name: str, at: datetime) -> str:
    """What stands at the top left of the first page (TT 01/2023/TT-VPCP Art. 8)."""
    return f"Người số hóa: {name}; {clock(at)}"


def paper_of(held: Held, n: int) -> Mapping[str, Any]:
    """The paper in this place. Raises Refused."""
    if not 0 <= n < len(held.papers):
        raise Refused(f"Hồ sơ {held.code} không có giấy tờ thứ {n + 1}.", f"{held.code} has no paper {n + 1}.")
    return held.papers[n]


def must_be_to_digitise(held: Held, n: int) -> Mapping[str, Any]:
    """The paper in this place, which is not electronic by an official's hand yet. Raises Refused."""
    paper = paper_of(held, n)
    if paper.get("mark"):
        raise Refused(
            f"“{paper['name']}” của hồ sơ {held.code} đã số hóa rồi; mỗi giấy tờ chỉ số hóa một lần.",
            f"“{paper['name']}” of {held.code} is digitised already; a paper is digitised once.",
        )
    return paper


def scanned(paper: Mapping[str, Any]) -> str:
    """Key of the copy an officer has made and not signed yet; empty where there is none. Until it is signed it is no
    digitised paper: the mark stays at 0 (TT 01/2023/TT-VPCP Art. 8)."""
    return "" if paper.get("mark") else str(paper.get("about", {}).get("scan", ""))


def must_wait_for_signature(held: Held, n: int, person: int | None) -> Mapping[str, Any]:
    """The paper in this place, whose copy waits for the signature of this very person, who made it. Raises Refused."""
    paper = must_be_to_digitise(held, n)
    if not scanned(paper):
        raise Refused(
            f"“{paper['name']}” của hồ sơ {held.code} chưa có bản quét để ký. Quét bản giấy trước.",
            f"“{paper['name']}” of {held.code} has no scan to sign yet. Scan it first.",
        )
    about = paper["about"]
    if about.get("person") != str(person):
        raise Refused(
            f"Bản quét “{paper['name']}” do {about['by']} làm: người số hóa ký bản của mình. Để anh/chị ký, hãy quét "
            "lại từ bản giấy.",
            f"“{paper['name']}” was scanned by {about['by']}, who signs it. To sign it yourself, scan the paper again.",
        )
    return paper


def signing_key(code: str, n: int, sha256: str) -> str:
    """The key of the one signature on this copy, for ever."""
    return f"so-hoa/{code}/{n}/{sha256[:16]}"


def must_have_all_pages(name: str, sheets: int, pages: int) -> None:
    """As many pages in the file as on the table (A132). Raises Refused."""
    if sheets != pages:
        raise Refused(
            f"“{name}”: bản giấy có {sheets} trang, tệp có {pages} trang. Quét lại cho đủ, hoặc đếm lại bản giấy.",
            f"“{name}”: {sheets} pages on paper, {pages} in the file. Scan all of them, or count the paper again.",
        )


def must_be_read(said: Mapping[str, str], today: date) -> dict[str, str]:
    """What was read off the paper: only what is known, days as days. Raises Refused naming the field."""
    known = {name: said.get(name, "").strip() for name in READ}
    for name, longest in READ.items():
        if len(known[name]) > longest:
            raise Refused(f"Dài quá {longest} chữ: {known[name][:40]}…", f"Longer than {longest} letters.")
    issued, until = (_day(known[name]) for name in ("issued_on", "valid_until"))
    if issued and issued > today:
        raise Refused(f"Ngày cấp {issued:%d/%m/%Y} chưa đến. Xem lại.", f"Issued on {issued}, which has not come.")
    if issued and until and until < issued:
        raise Refused("Giấy tờ hết hạn trước ngày cấp. Xem lại hai ngày.", "It ends before it was issued.")
    return {name: value for name, value in known.items() if value}


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise Refused(f"“{said}” không phải một ngày.", f"“{said}” is no day.") from None


def reused(mark_of_source: Mark | None) -> Mark:
    """The mark of a paper taken from the store; None: it was a result. What nobody verified stays at 0 (A137)."""
    if mark_of_source is None:
        return Mark.REUSED_RESULT
    return Mark.REUSED if mark_of_source else Mark.PAPER


@cache
def _each_its_own() -> tuple[tuple[date, tuple[str, ...]], ...]:
    said = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple((date.fromisoformat(row["from"]), tuple(map(tokens, row["each_its_own"]))) for row in said)


def is_each_its_own(name: str, day: date) -> bool:
    """Whether a paper whose name begins like this is another one in every matter, as the data (dossiers/papers.json)
    says on that day: the name says nothing of which paper it is, whatever number it bears."""
    said = tokens(name)
    kinds = max((row for row in _each_its_own() if row[0] <= day), default=(day, ()))[1]
    return any(said == kind or said.startswith(f"{kind} ") for kind in kinds)


def is_known_by_itself(name: str, number: str, issuer: str, day: date) -> bool:
    """Whether a paper or a result may stand for one asked for by name: it has a number and an issuer by which anybody
    tells that it is this paper, and it is of no kind that differs from matter to matter."""
    return bool(number.strip() and issuer.strip()) and not is_each_its_own(name, day)
