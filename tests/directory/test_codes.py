"""Official codes of agencies."""

from __future__ import annotations

import pytest

from motcua.directory.rules import codes
from motcua.directory.rules.codes import CodeForm
from motcua.kernel.refused import Refused


@pytest.mark.parametrize("code", ["000.00.01.H52", "000.00.00.H42", "000.00.00.H55.02", "021.05.30.H22"])
def test_the_old_form_has_the_province_last(code: str) -> None:
    assert codes.form_of(code) is CodeForm.QCVN_102


@pytest.mark.parametrize("code", ["H26", "H26.103.25.7", "H37.02.02", "H55.242", "G09.20", "A12.1"])
def test_the_new_form_has_the_province_first(code: str) -> None:
    assert codes.form_of(code) is CodeForm.QD_20_2020


@pytest.mark.parametrize(
    "code", ["", "52", "H5", "H00", "H64", "h52", "H52.", "H52..1", "H52.1234", "H52 .1", "000.00.01.H64",
             "000.0.01.H52", "H52.10\n", "H52" + ".100" * 9]
)  # fmt: skip
def test_anything_else_is_refused_with_both_forms_shown(code: str) -> None:
    with pytest.raises(Refused, match=r"000\.00\.01\.H52.*H26\.103\.25\.7"):
        codes.must_be_official(code)


def test_the_table_has_63_provinces_of_which_34_remain() -> None:
    table = codes.provinces()

    assert list(table) == [f"H{n:02}" for n in range(1, 64)]
    assert sum(p.merged_into is None for p in table.values()) == 34
    assert {p.merged_into for p in table.values()} - {None} <= {p.name for p in table.values() if not p.merged_into}


@pytest.mark.parametrize(("code", "name"), [("000.00.01.H52", "Sơn La"), ("H22.30", "Hà Giang"), ("G09.20", None)])
def test_a_code_says_its_province(code: str, name: str | None) -> None:
    found = codes.province_of(code)

    assert (found and found.name) == name
