"""The sheets of a file and the one that is open: a PDF or a picture is read in place, nothing has to be downloaded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from motcua.documents import queries as documents
from motcua.documents.terms import Kind
from motcua.documents.terms.verdicts import SignatureVerdict
from motcua.doors.desk.file import view
from motcua.doors.kit import formats
from motcua.dossiers.queries import Page
from motcua.dossiers.terms import STANDINGS, Standing
from motcua.kernel.text import Text

#: how a browser shows a kind in place; the others it can only hand over
PICTURES = frozenset({Kind.JPEG, Kind.PNG})
#: what people call the forms
FORMS = {
    "RECEIPT": Text("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment"),
    "SUPPLEMENT_REQUEST": Text("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Supplement request"),
    "REFUSAL": Text("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "Refusal"),
    "APOLOGY_EXTENSION": Text("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology with a new date"),
    "STOP_NOTICE": Text("Thông báo dừng giải quyết hồ sơ", "Stop notice"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of the file. id: what the address calls it; how: pdf, picture, file; "" for paper only."""

    id: str
    name: Text
    note: Text
    address: str = ""
    how: str = ""
    open: bool = False
    #: carries a signature, and the newest verdict about it
    signed: bool = False
    verdict: SignatureVerdict | None = None

    @property
    def shown(self) -> bool:
        """A browser shows it in place."""
        return self.how in {"pdf", "picture"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every sheet, and the one that is open."""

    papers: tuple[Sheet, ...]
    results: tuple[Sheet, ...]
    forms: tuple[Sheet, ...]

    @property
    def open(self) -> Sheet | None:
        """The one the reader looks at."""
        return next((one for one in (*self.papers, *self.results, *self.forms) if one.open), None)


def shelf(page: Page, chosen: str) -> Shelf:
    """What was handed in, what came of it, what went out, with the verdict on what is signed. chosen: the id of a sheet
    to open. Two SQL, three where something is signed."""
    files = view.files(page)
    kinds, signed = documents.kinds(files), documents.signed(files)
    papers, results = (
        _judged(found, signed) for found in (_papers(page, kinds, chosen), _results(page, kinds, chosen))
    )
    return Shelf(papers, results, _forms(page, chosen))


def _judged(sheets: tuple[Sheet, ...], signed: dict[str, SignatureVerdict | None]) -> tuple[Sheet, ...]:
    return tuple(replace(one, signed=True, verdict=signed[one.id]) if one.id in signed else one for one in sheets)


def _papers(page: Page, kinds: dict[str, Kind], chosen: str) -> tuple[Sheet, ...]:
    lines = view.papers(page)
    notes = [Text(f"{one.count} {one.kind.vi}", f"{one.count} {one.kind.en}") for one in lines]
    found = zip(lines, notes, strict=True)
    return tuple(_file(page, one.file, Text(one.name, one.name), note, kinds, chosen) for one, note in found)


def _results(page: Page, kinds: dict[str, Kind], chosen: str) -> tuple[Sheet, ...]:
    known = {one.seq for one in page.results}
    lines = [(one.file, one.name, _numbered(one.number, one.standing)) for one in page.results]
    made = (one for one in page.issued if one.seq not in known)
    lines += [(one.file, one.name, _numbered(one.number, one.standing)) for one in made]
    return tuple(
        _file(page, key, Text(name or "Kết quả", name or "Result"), note, kinds, chosen) for key, name, note in lines
    )


def _numbered(number: str, standing: Standing | None) -> Text:
    """Its number, and what it is worth where that is not what a reader expects."""
    if not number:
        return Text("", "")
    if standing is None or standing is Standing.VALID:
        return Text(f"số {number}", f"no. {number}")
    worth = STANDINGS[standing]
    return Text(f"số {number} · {worth.vi.lower()}", f"no. {number} · {worth.en.lower()}")


def _file(page: Page, key: str, name: Text, note: Text, kinds: dict[str, Kind], chosen: str) -> Sheet:
    if key not in kinds:
        return Sheet(key, name, note)
    address = reverse("desk:file", args=[page.code, key])
    return Sheet(key, name, note, address, _how(kinds[key]), key == chosen)


def _how(kind: Kind) -> str:
    if kind is Kind.PDF:
        return "pdf"
    return "picture" if kind in PICTURES else "file"


def _forms(page: Page, chosen: str) -> tuple[Sheet, ...]:
    """Forms that went out, drawn anew from the log, and the control slip once there is one."""
    found = [
        Sheet(
            f"phieu-{one.seq}", FORMS[one.form], Text(*(f"{one.form_no} · {formats.moment(one.at)}".lstrip(" ·"),) * 2),
            reverse("desk:slip", args=[page.code, one.seq]), "pdf", f"phieu-{one.seq}" == chosen,
        )
        for one in page.forms
    ]  # fmt: skip
    if page.accepted_at:
        name = Text("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Control slip")
        address = reverse("desk:control_slip", args=[page.code])
        found.append(Sheet("kiem-soat", name, Text("", ""), address, "pdf", chosen == "kiem-soat"))
    return tuple(found)
