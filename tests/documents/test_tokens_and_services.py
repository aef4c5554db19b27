"""Tokens are pulled out, PINs mistyped, services slow, silent, false or double: nothing lost, nothing signed twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from motcua.adapters.signing import csc, network
from motcua.documents.models import Signing
from motcua.documents.operations import signing
from motcua.documents.ports import Signer
from motcua.documents.terms.signatures import Block, Level, Signed, Way
from motcua.documents.terms.sittings import ItemView
from motcua.documents.terms.verdicts import Soundness
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from tests import build
from tests.build import MORNING
from tests.documents import pki
from tests.documents.outside import PIN, SOFTHSM, Hsm, Line, Outside, line_to
from tests.documents.test_sittings import Work

pytestmark = pytest.mark.django_db
WITH_TOKEN = pytest.mark.skipif(not SOFTHSM, reason="SoftHSM2 is not installed (apt-get install softhsm2)")


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    made = Outside()
    yield made
    made.close()


@pytest.fixture
def authority(outside: Outside, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outside:
    settings.PKI = tmp_path
    outside.trusted_in(tmp_path)
    monkeypatch.setenv("MOTCUA_TSA", outside.tsa)
    return outside


@pytest.fixture
def line(authority: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with line_to(authority.csc) as made:
        monkeypatch.setenv("MOTCUA_CSC", made.address)
        monkeypatch.setattr(csc, "PATIENCE", 1.0)
        yield made


@pytest.fixture
def token(authority: Outside, monkeypatch: pytest.MonkeyPatch) -> Hsm:
    monkeypatch.setenv("MOTCUA_PKCS11", SOFTHSM)
    return the_token(authority)


@cache
def the_token(authority: Outside) -> Hsm:
    """One for the process: the module reads its folder once."""
    return Hsm(authority)


def a_head_with(authority: Outside, way: Way, place: str, name: str = "ky") -> tuple[Actor, str]:
    build.a_district()
    head = build.a_head()
    told = {"content": authority.chain(name), "holder": "Nguyễn Ký Từ Xa", "unit": head.hats[0].unit}
    made = pki.entered(person=head.person, way=way, place=place, **told)
    return head, made.code


@dataclass
class PulledAfter(Work):
    """Signs with a real token, which leaves its slot after the n-th document."""

    token: Hsm = None  # type: ignore[assignment]
    pulled_after: int = 0

    def act(self, item: ItemView, signer: Signer) -> str:
        told: dict[str, Any] = {"content": pki.a_paper(), "block": Block(), "by": self.by, "at": MORNING}
        done = signing.sign(certificate=self.code, key=item.subject, signer=signer, **told).receipt.key
        self.asked.append(item.subject)
        if len(self.asked) == self.pulled_after:
            self.token.pull_out()
        return done


def signed(by: Actor, code: str, *, key: str = "k1", secret: str = PIN) -> Signed:
    told = {"content": pki.a_paper(), "block": Block(above="Lò Văn Dũng"), "at": MORNING, "key": key}
    return signing.sign(certificate=code, by=by, secret=secret, **told)


def signatures_in(done: Signed) -> int:
    return len(PdfFileReader(BytesIO(done.content)).embedded_regular_signatures)


def test_a_remote_service_signs_and_the_authority_outside_stamps(authority: Outside, line: Line) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")

    done = signed(head, code)

    assert (done.level, line.signed) == (Level.LTA, ["k1"])
    assert signing.verify(content=done.content, at=done.receipt.signed_at).soundness is Soundness.SOUND


def test_a_certificate_that_names_a_responder_is_asked_about_there(authority: Outside, line: Line) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/hoi", "hoi")

    done = signed(head, code)

    store = DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(done.content)))
    assert (done.level, len(store.ocsps)) == (Level.LTA, 1)
    assert signing.verify(content=done.content, at=done.receipt.signed_at).soundness is Soundness.SOUND


def test_what_a_responder_calls_revoked_is_not_signed_with(authority: Outside, line: Line) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/huy", "huy")

    with pytest.raises(Refused, match="thu hồi"):
        signed(head, code)


def test_a_responder_that_is_silent_is_no_reason_not_to_read_the_list(
    authority: Outside, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    monkeypatch.setattr(network, "_responders", lambda _: ["http://127.0.0.1:9/ocsp"])

    assert signed(head, code).level is Level.LTA


@pytest.mark.parametrize("mode", ["lost", "silent", "slow"])
def test_an_answer_that_does_not_come_is_asked_for_again_and_signs_once(
    authority: Outside, line: Line, mode: str
) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    line.mode = mode
    with pytest.raises(Refused, match="chưa biết đã ký hay chưa. Bấm ký lại"):
        signed(head, code)
    asked = bytes(Signing.objects.get(key="k1").attributes)

    line.mode = "good"
    done = signed(head, code)

    assert bytes(Signing.objects.get(key="k1").attributes) == asked
    assert set(line.signed) == {"k1"}
    assert signatures_in(done) == 1


def test_a_service_that_does_it_twice_leaves_one_signature(authority: Outside, line: Line) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    line.mode = "double"

    done = signed(head, code)

    assert (line.signed, signatures_in(done)) == (["k1", "k1"], 1)


def test_a_value_that_is_not_the_certificate_s_is_never_used(authority: Outside, line: Line) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    line.mode = "false"

    with pytest.raises(Refused, match="không khớp với chứng thư số"):
        signed(head, code)

    assert Signing.objects.get(key="k1").value is None


@pytest.mark.parametrize(("mode", "words"), [("pin", "Mã PIN chưa đúng"), ("refused", "người ký không xác nhận")])
def test_a_service_that_says_no_is_told_in_words(authority: Outside, line: Line, mode: str, words: str) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    line.mode = mode

    with pytest.raises(Refused, match=words):
        signed(head, code)

    assert line.signed == []


def test_a_service_that_is_down_has_surely_not_signed(authority: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    monkeypatch.setenv("MOTCUA_CSC", "http://127.0.0.1:9/csc/v1")

    with pytest.raises(Refused, match="Chưa ký. Không kết nối được dịch vụ ký"):
        signed(head, code)


def test_without_a_time_stamp_the_signature_waits_and_is_not_made_again(
    authority: Outside, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, code = a_head_with(authority, Way.REMOTE, "ngoai/ky")
    monkeypatch.setenv("MOTCUA_TSA", "http://127.0.0.1:9/")
    with pytest.raises(Refused, match="chưa lấy được dấu thời gian"):
        signed(head, code)

    monkeypatch.setenv("MOTCUA_TSA", authority.tsa)
    done = signed(head, code)

    assert (done.level, line.signed) == (Level.LTA, ["k1"])


@WITH_TOKEN
@pytest.mark.parametrize("name", ["ky", "cong"])
def test_a_token_signs_with_rsa_and_with_elliptic_curves(authority: Outside, token: Hsm, name: str) -> None:
    head, code = a_head_with(authority, Way.TOKEN, f"thu/{name}", name)

    done = signed(head, code)

    assert signing.verify(content=done.content, at=done.receipt.signed_at).soundness is Soundness.SOUND


@WITH_TOKEN
def test_a_wrong_pin_is_told_and_nothing_is_signed(authority: Outside, token: Hsm) -> None:
    head, code = a_head_with(authority, Way.TOKEN, "thu/ky")

    with pytest.raises(Refused, match="Chưa ký. Mã PIN chưa đúng"):
        signed(head, code, secret="000000")

    assert signatures_in(signed(head, code)) == 1


@WITH_TOKEN
def test_a_token_pulled_out_is_told_and_the_same_press_goes_on_when_it_is_back(authority: Outside, token: Hsm) -> None:
    head, code = a_head_with(authority, Way.TOKEN, "thu/ky")
    signed(head, code)
    token.pull_out()
    try:
        with pytest.raises(Refused, match="Không thấy thiết bị ký"):
            signed(head, code, key="k2")
    finally:
        token.put_in()

    assert signatures_in(signed(head, code, key="k2")) == 1


@WITH_TOKEN
def test_a_token_pulled_out_in_the_middle_of_a_sitting_stops_there_and_the_rest_follows(
    authority: Outside, token: Hsm
) -> None:
    head, code = a_head_with(authority, Way.TOKEN, "thu/ky")
    work = PulledAfter(head, code, token=token, pulled_after=2)
    work.opened(4)
    try:
        stopped = work.go_on(secret=PIN)
    finally:
        token.put_in()

    assert (stopped.signed, stopped.left) == (2, 2)
    assert stopped.stopped is not None
    assert "Không thấy thiết bị ký" in str(stopped.stopped.refused)
    assert work.go_on(secret=PIN).signed == 4
    assert Signing.objects.filter(key__startswith="giay-", signed_at__isnull=False).count() == 4


@WITH_TOKEN
def test_a_token_without_the_key_is_told(authority: Outside, token: Hsm) -> None:
    head, code = a_head_with(authority, Way.TOKEN, "thu/khac")

    with pytest.raises(Refused, match="không có khóa của chứng thư số này"):
        signed(head, code)
