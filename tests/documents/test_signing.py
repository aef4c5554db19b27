"""A document is signed once under a key, whatever is lost on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from math import sqrt
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from motcua.documents.operations import certificates, signing
from motcua.documents.rules import blocks
from motcua.documents.terms.signatures import Block, Holds, Level, Signed
from motcua.documents.terms.verdicts import Soundness
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import MORNING
from tests.documents import pki

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pki_folder")]


@pytest.fixture
def pki_folder(settings: Any) -> None:
    settings.PKI = pki.authority().folder


def signed(by: Any, certificate: str, **said: Any) -> Signed:
    told = {"content": pki.a_paper(), "block": Block(above="Lò Văn Dũng"), "at": MORNING, "key": "k1"} | said
    return signing.sign(certificate=certificate, by=by, **told)


def test_a_paper_is_signed_stamped_and_made_ready_for_the_archive() -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head)

    done = signed(head, mine.code)

    reader = PdfFileReader(BytesIO(done.content))
    assert done.level is Level.LTA
    assert [s.signer_cert.serial_number for s in reader.embedded_regular_signatures] == [int(mine.serial, 16)]
    assert len(reader.embedded_timestamp_signatures) == 1


def test_the_same_key_answers_with_the_same_document() -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head)

    first = signed(head, mine.code)
    again = signed(head, mine.code, at=build.at("15:00"))

    assert again == first


def test_other_bytes_under_the_same_key_are_refused() -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head)
    signed(head, mine.code)

    with pytest.raises(Refused, match="đã thay đổi"):
        signed(head, mine.code, content=pki.a_paper() + b"\n% moved")


def test_a_person_and_the_agency_sign_apart_and_the_seal_covers_a_third() -> None:
    build.a_district()
    head, clerk = build.a_head(), build.a_clerk()
    mine, seal = pki.of_person(head), pki.of_unit(build.unit_id(build.DISTRICT))
    first = signed(head, mine.code)

    both = signed(clerk, seal.code, content=first.content, key="k2")

    reader = PdfFileReader(BytesIO(both.content))
    person, agency = (s.sig_field["/Rect"] for s in reader.embedded_regular_signatures)
    assert both.content.startswith(first.content)
    assert float(agency[2]) - float(person[0]) == pytest.approx((person[2] - person[0]) / 3, abs=1)


def test_what_was_signed_here_holds_when_it_comes_back() -> None:
    build.a_district()
    head, clerk = build.a_head(), build.a_clerk()
    first = signed(head, pki.of_person(head).code)
    both = signed(clerk, pki.of_unit(build.unit_id(build.DISTRICT)).code, content=first.content, key="k2")

    found = signing.verify(content=both.content, at=MORNING + timedelta(days=365))

    assert (found.soundness, found.whole) == (Soundness.SOUND, True)
    assert [one.holder for one in found.signatures] == ["Lò Văn Dũng", "UBND xã Chiềng Hắc"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MORNING + timedelta(days=1), pki.ENDS, "chưa có hiệu lực"),
        (pki.BEGAN, MORNING - timedelta(days=1), "đã hết hạn lúc 08:30 03/03/2026"),
    ],
)
def test_a_certificate_out_of_its_days_signs_nothing(first: datetime, last: datetime, words: str) -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head, place=f"{first:%y%m%d}{last:%y%m%d}", first=first, last=last)

    with pytest.raises(Refused, match=words):
        signed(head, mine.code)


def test_a_withdrawn_certificate_signs_nothing_and_what_it_signed_stays() -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head)
    done = signed(head, mine.code)

    certificates.withdraw(certificate=mine.code, why="Mất thiết bị", by=SYSTEM, at=build.at("09:00"))

    with pytest.raises(Refused, match="đã bị thu hồi"):
        signed(head, mine.code, key="k2", at=build.at("09:01"))
    assert signed(head, mine.code, at=build.at("09:01")) == done


def test_a_certificate_its_issuer_has_revoked_is_found_out_when_it_signs() -> None:
    build.a_district()
    head = build.a_head()
    mine = pki.of_person(head, place="thu-hoi")
    pki.authority().revoke(int(mine.serial, 16), MORNING - timedelta(days=1))

    with pytest.raises(Refused, match="Nơi cấp báo chứng thư số của Lò Văn Dũng đã bị thu hồi"):
        signed(head, mine.code)


def test_nobody_signs_with_the_certificate_of_another() -> None:
    build.a_district()
    head, other = build.a_head(), build.an_officer()
    mine, seal = pki.of_person(head), pki.of_unit(build.unit_id(build.DISTRICT))

    for code in (mine.code, seal.code):
        with pytest.raises(NotYours):
            signed(other, code)


@pytest.mark.parametrize("letters", [8, 12, 16])
def test_a_seal_crosses_neither_the_printed_name_nor_the_title_above_it(letters: int) -> None:
    wide = letters * 2.1 * blocks.POINTS  # of a name in bold 14 pt
    name = (400 - wide / 2, 300.0, 400 + wide / 2, 309.0)

    seal = blocks.beside_name((1, name), Holds.ORGANISATION, "x")

    def reach(height: float) -> float:
        """How far right the circle comes at this height (millimetres)."""
        radius, middle = seal.width / 2, seal.bottom + seal.height / 2
        return seal.left + radius + sqrt(max(radius**2 - (height - middle) ** 2, 0))

    assert reach(name[3] / blocks.POINTS) < name[0] / blocks.POINTS
    assert seal.bottom + seal.height < name[3] / blocks.POINTS + 38
