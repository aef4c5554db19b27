"""Official codes of agencies: the old form 000.00.01.H52 and the form of QĐ 20/2020/QĐ-TTg, H26.103.25.7."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from motcua.kernel.refused import Refused

#: V.Z.Y.MX1X2 (TT 10/2016/TT-BTTTT, QCVN 102:2016): the most general part stands last
OLD = re.compile(r"\d{3}\.\d{2}\.\d{2}\.(?P<top>[A-Z]\d{2})(?:\.\d{2,3})?")
#: MX1X2[.Y1Y2[Y3][.Z1Z2[Z3]...]] (QĐ 20/2020/QĐ-TTg): the most general part stands first
NEW = re.compile(r"(?P<top>[A-Z]\d{2})(?:\.[0-9A-Z]{1,3})*")
LONGEST = 35


class CodeForm(StrEnum):
    """Which text of law a code is built by."""

    QCVN_102 = "qcvn102"
    QD_20_2020 = "qd20"


@dataclass(frozen=True, slots=True)
class Province:
    """A row of the table H01..H63. merged_into: name of the province it joined on 2025-07-01, if it did."""

    code: str
    name: str
    merged_into: str | None


def form_of(code: str) -> CodeForm | None:
    """Which form a code has; None when it has neither, or names a province outside H01..H63."""
    for pattern, form in ((OLD, CodeForm.QCVN_102), (NEW, CodeForm.QD_20_2020)):
        match = pattern.fullmatch(code)
        if match and len(code) <= LONGEST and _known(match["top"]):
            return form
    return None


def _known(top: str) -> bool:
    return not top.startswith("H") or top in provinces()


def must_be_official(code: str) -> None:
    """Refused, with both forms shown, unless the code has one of them."""
    if form_of(code) is None:
        raise Refused(
            f"Mã định danh “{code}” không đúng dạng. Mã cũ: 000.00.01.H52; mã theo Quyết định 20/2020/QĐ-TTg: "
            "H26.103.25.7 (tỉnh từ H01 đến H63).",
            f"“{code}” is not an agency identifier. Old form: 000.00.01.H52; form of QĐ 20/2020: H26.103.25.7 "
            "(provinces H01 to H63).",
        )


def province_of(code: str) -> Province | None:
    """The province an official code lies in; None for ministries and the Party."""
    match = OLD.fullmatch(code) or NEW.fullmatch(code)
    return provinces().get(match["top"]) if match else None


@cache
def provinces() -> dict[str, Province]:
    """The table H01..H63, from the shipped data."""
    text = (resources.files("motcua.directory") / "data" / "provinces.json").read_text(encoding="utf-8")
    return {row["code"]: Province(**row) for row in json.loads(text)["provinces"]}
