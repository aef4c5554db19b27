"""A newcomer follows a birth and a piece of land from filing to the report; nothing of it stays in the database."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from motcua.directory import queries as directory
from motcua.doors.terminal import tour
from motcua.reporting import rules
from tests.documents import pki


@pytest.fixture
def toured(tmp_path: Path, db: None, settings: Any) -> tour.Toured:
    settings.PKI = pki.authority().folder
    settings.MEDIA_ROOT = tmp_path / "tep"
    return tour.play(tmp_path, tell=lambda _: None, show=lambda _: None)


def test_both_lives_end_in_the_citizen_s_hands(toured: tour.Toured) -> None:
    last = {seen.code: seen.state for seen in toured.acts}

    assert list(last.values()) == [10, 10]


def test_the_land_passes_commune_district_and_province(toured: tour.Toured) -> None:
    land = [place for seen in toured.acts for place in seen.waiting_at if seen.code.endswith("240308-0001")]

    order = ["UBND xã Môn Sơn", "Phòng Tài nguyên và Môi trường", "Sở Tài nguyên và Môi trường", "UBND huyện Con Cuông"]
    assert [next(i for i, p in enumerate(land) if f"({unit})" in p) for unit in order] == sorted(
        next(i for i, p in enumerate(land) if f"({unit})" in p) for unit in order
    )


def test_the_wait_for_papers_moves_the_promise_and_the_ledger_says_why(toured: tour.Toured) -> None:
    supplement = next(s for s in toured.acts if "supplement" in {str(e.act) for e in s.events})

    assert supplement.due and supplement.due.isoformat().startswith("2024-04-12T10:30")
    assert any("Tạm dừng" in line.why.vi for line in supplement.ledger)
    assert sum(line.counted for line in supplement.ledger) == 20


def test_every_slip_is_a_readable_form(toured: tour.Toured) -> None:
    texts = ["".join(p.extract_text() for p in PdfReader(slip).pages) for slip in toured.slips]

    assert len(texts) == 5
    assert all("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text for text in texts)


def test_the_birth_ends_in_a_signed_archive_file(toured: tour.Toured, tmp_path: Path) -> None:
    """Person and agency have signed; number, day, signer and dossier stand on it."""
    content = (tmp_path / "result.pdf").read_bytes()
    signatures = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    said = PdfReader(BytesIO(content)).pages[0].extract_text()

    assert [s.signer_cert.subject.native["common_name"] for s in signatures] == ["Hà Thị Nhung", "UBND xã Môn Sơn"]
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    for words in ("01/2024", "ngày 04 tháng 3 năm 2024", "Hà Thị Nhung", "H41.10.21.1-240304-0001", "Lô Thị Mai An"):
        assert words in said


def test_both_become_rows_of_the_report(toured: tour.Toured) -> None:
    total = rules.as_json(toured.report)["total"]
    assert (total["3"], total["7"], total["11"]) == (2, 2, 0)


def test_nothing_stays_in_the_database(toured: tour.Toured) -> None:
    with pytest.raises(Exception, match="H41"):
        directory.tree(toured.acts[0].at.date()).by_code("H41.10")
