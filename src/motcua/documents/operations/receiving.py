"""Takes in what people hand in: proven by its bytes, looked through for malware, made one light paper, kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import BinaryIO

from motcua.documents.operations import guarding
from motcua.documents.operations.bounded import Prepared, Unfit, prepared
from motcua.documents.operations.keeping import keep, read
from motcua.documents.rules.names import bare
from motcua.documents.rules.opening import known
from motcua.documents.rules.sizes import megabytes
from motcua.documents.terms import PHOTOS, Checked, Kind, Received
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

#: bytes; below this nobody notices that a picture was made lighter
_SAID = 1_000_000

ARCHIVED = Text("Tệp ở dạng lưu trữ lâu dài PDF/A.", "The file is PDF/A, made to last.")
AS_IT_CAME = Text(
    "Giữ PDF như đã gửi: chưa chuyển được sang PDF/A, vẫn dùng được bình thường.",
    "Kept as the PDF you sent: it could not be made PDF/A, and serves all the same.",
)
SIGNED = Text(
    "Tệp có chữ ký số nên giữ nguyên từng byte, không chuyển sang PDF/A.",
    "The file is signed: kept byte for byte, not made PDF/A.",
)

_Part = tuple[str, Kind, bytes, Checked]


def receive(
    *, files: Sequence[tuple[str, BinaryIO]], at: datetime, as_one: bool = False, stamp: str = ""
) -> tuple[Received, ...]:
    """Keep what was handed in, as papers. Photos chosen together are the pages of one paper; as_one binds everything.

    Each is opened in a process with bounds, turned, straightened, shrunk, bound as PDF/A; a signed PDF keeps its bytes.
    The same bytes chosen twice are one. stamp: stands at the top left of each paper's first page. Refused, naming the
    file and what to do, when one does not open or carries malware: nothing is kept then.
    """
    groups = [list(group) for group in _groups(_parts(files), as_one)]
    ready = [(group, _prepared(group, stamp)) for group in groups]
    return tuple(_kept(group, made, at) for group, made in ready)


def _parts(files: Sequence[tuple[str, BinaryIO]]) -> list[_Part]:
    found: dict[bytes, _Part] = {}
    for name, stream in files:
        data = read(name, stream)
        found.setdefault(data, (name, known(name, data), data, guarding.look(name, data)))
    return list(found.values())


def _groups(parts: list[_Part], as_one: bool) -> Iterator[list[_Part]]:
    if as_one:
        yield from [parts] if parts else []
        return
    for together, group in groupby(parts, key=lambda part: part[1] in PHOTOS):
        found = list(group)
        yield from [found] if together else [[part] for part in found]


def _prepared(group: list[_Part], stamp: str) -> Prepared:
    try:
        return prepared([(kind, data) for _, kind, data, _ in group], bare(group[0][0]) or "Giấy tờ", stamp)
    except Unfit as wrong:
        name = bare(group[wrong.at][0])
        raise Refused(f"Tệp “{name}” {wrong.vi}", f"The file “{name}” {wrong.en}") from wrong


def _kept(group: list[_Part], made: Prepared, at: datetime) -> Received:
    checked = Checked.CLEAN if all(part[3] is Checked.CLEAN for part in group) else Checked.NOT_YET
    file = keep(
        group[0][0], Kind.PDF, made.data, at, pages=made.pages, signed=made.signed, checked=checked,
        archival=made.archive,
    )  # fmt: skip
    return Received(file, tuple(_notes(group, made)))


def _notes(group: list[_Part], made: Prepared) -> Iterator[Text]:
    before, after = sum(len(data) for _, _, data, _ in group), len(made.data)
    if before > _SAID and after < before * 0.8:
        yield Text(
            f"Tệp nặng {megabytes(before)}. Hệ thống đã tự thu nhỏ còn {megabytes(after)}; Ông/Bà kiểm tra lại.",
            f"It weighed {megabytes(before, '.')}; it was made smaller, {megabytes(after, '.')} now. Please check it.",
        )
    if len(group) > 1:
        yield Text(f"{len(group)} tệp đã ghép thành một.", f"{len(group)} files were bound into one.")
    if group[0][1] is Kind.DOCX:
        yield Text(
            "Văn bản Word đã chuyển thành PDF; Ông/Bà mở ra kiểm tra lại.", "The Word text is a PDF now; please check."
        )
    if group[0][1] is Kind.PDF and not made.signed:
        yield ARCHIVED if made.archive else AS_IT_CAME
    if made.signed:
        yield SIGNED
    if made.stripped:
        yield Text("Đã bỏ mã lệnh và tệp kèm trong PDF.", "Scripts and attached files were taken out of the PDF.")
