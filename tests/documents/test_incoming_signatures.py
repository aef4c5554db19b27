"""What comes in signed is checked: chain, revocation, time, the whole document; and the verdict is said in words."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from motcua.documents import queries
from motcua.documents.operations import signing
from motcua.documents.operations.keeping import keep
from motcua.documents.operations.verifying import verify_waiting
from motcua.documents.terms import Kind
from motcua.documents.terms.verdicts import Fault, SignatureVerdict, Soundness
from tests.build import MORNING
from tests.documents import pki

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(days=30)


@pytest.fixture(autouse=True)
def _pki(settings: Any) -> None:
    settings.PKI = pki.authority().folder


def verdict(content: bytes, **said: Any) -> SignatureVerdict:
    return signing.verify(content=content, **({"at": LATER} | said))


def faults(found: SignatureVerdict) -> list[Fault | None]:
    return [one.fault for one in found.signatures]


def a_changed_title(content: bytes) -> bytes:
    """Added after signing, as somebody with a PDF editor does."""
    writer, out = IncrementalPdfFileWriter(BytesIO(content)), BytesIO()
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Tampered")] = pdf_string("x")
    writer.mark_update(page.get_container_ref())
    writer.write(out)
    return out.getvalue()


def test_a_sound_signature_is_said_with_holder_hour_and_issuer() -> None:
    found = verdict(pki.a_signed_paper())

    assert (found.soundness, found.whole, faults(found)) == (Soundness.SOUND, True, [None])
    assert "Lò Văn Dũng hợp lệ: ký lúc 08:30 04/03/2026 (theo dấu thời gian)" in found.words.vi


def test_one_byte_changed_is_found() -> None:
    content = bytearray(pki.a_signed_paper())
    content[1200] ^= 1

    assert verdict(bytes(content)).soundness is Soundness.BROKEN


def test_what_was_added_after_signing_is_found() -> None:
    found = verdict(a_changed_title(pki.a_signed_paper()))

    assert (found.soundness, found.whole, faults(found)) == (Soundness.BROKEN, False, [Fault.CHANGED])
    assert "đã bị thay đổi sau khi Lò Văn Dũng ký" in found.words.vi


def test_an_issuer_nobody_knows_is_named_and_the_document_only_doubted() -> None:
    found = verdict(pki.a_signed_paper(others=True))

    assert (found.soundness, faults(found)) == (Soundness.DOUBTFUL, [Fault.STRANGER])
    assert "chưa nhận ra nơi cấp" in found.words.vi


def test_a_certificate_that_ended_before_it_signed_proves_nothing() -> None:
    found = verdict(pki.a_signed_paper("Đã hết hạn", last=MORNING - timedelta(days=1)))

    assert faults(found) == [Fault.EXPIRED]


def test_a_certificate_that_ended_since_still_holds_by_its_time_stamp() -> None:
    content = pki.a_signed_paper("Hết hạn sau", last=MORNING + timedelta(days=1))

    assert faults(verdict(content)) == [None]


def test_without_a_time_stamp_an_ended_certificate_proves_nothing() -> None:
    content = pki.a_signed_paper("Hết hạn sau", last=MORNING + timedelta(days=1), stamped=False)

    assert faults(verdict(content)) == [Fault.EXPIRED]


def test_revoked_before_it_signed_is_no_signature_and_after_it_one() -> None:
    before, after = pki.a_signed_paper("Thu hồi trước"), pki.a_signed_paper("Thu hồi về sau")
    pki.revoke(before, MORNING - timedelta(days=1))
    pki.revoke(after, MORNING + timedelta(days=1))

    assert [faults(verdict(before)), faults(verdict(after))] == [[Fault.REVOKED], [None]]


def test_a_plain_file_is_said_to_carry_no_signature() -> None:
    found = verdict(pki.a_paper())

    assert (found.soundness, found.words.vi) == (Soundness.UNSIGNED, "Tệp không có chữ ký số.")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 /ByteRange [0 1 2 3]", b"/ByteRange" * 100])
def test_whatever_is_dropped_gets_a_verdict(content: bytes) -> None:
    assert verdict(content).soundness in {Soundness.UNSIGNED, Soundness.BROKEN}


def test_a_verdict_is_kept_for_the_bytes_and_asked_anew_after_an_hour() -> None:
    first = verdict(pki.a_signed_paper(), at=MORNING)

    again = verdict(pki.a_signed_paper(), at=MORNING + timedelta(minutes=59))
    anew = verdict(pki.a_signed_paper(), at=LATER)

    assert again == first
    assert anew.checked_at == LATER
    assert queries.verdict_of(first.sha256) == anew


def test_files_that_came_in_signed_are_checked_once_by_the_worker() -> None:
    file = keep("to-khai.pdf", Kind.PDF, pki.a_signed_paper(), MORNING, signed=True)
    keep("anh.pdf", Kind.PDF, pki.a_paper(), MORNING)

    done = [verify_waiting(at=LATER), verify_waiting(at=LATER)]

    assert done == [1, 0]
    assert queries.verdicts_of([str(file.key)])[str(file.key)].soundness is Soundness.SOUND
