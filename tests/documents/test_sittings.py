"""Forty documents in one sitting: listed, consented to, each with its receipt; whatever breaks, nothing twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from motcua.documents.models import Signing, Sitting
from motcua.documents.operations import signing, sittings
from motcua.documents.ports import NotSigned, Signer, Why
from motcua.documents.terms.signatures import Block
from motcua.documents.terms.sittings import ItemView, Proposed, SittingView
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import MORNING
from tests.documents import pki

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(settings: Any) -> Actor:
    settings.PKI = pki.authority().folder
    build.a_district()
    return build.a_head()


@dataclass
class Pulled:
    """A signer whose token is pulled out before the n-th document."""

    inner: Signer
    left: int

    def sign(self, attributes: bytes, *, key: str) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise NotSigned(Why.GONE)
        return self.inner.sign(attributes, key=key)


@dataclass
class Work:
    """Signs papers of one signer, as the callers of a sitting do."""

    by: Actor
    code: str
    pulled_before: int = 1000
    asked: list[str] = field(default_factory=list)

    def act(self, item: ItemView, signer: Signer) -> str:
        self.asked.append(item.subject)
        broken: Any = Pulled(signer, self.pulled_before - len(self.asked) + 1 > 0)
        told = {"content": pki.a_paper(), "block": Block(), "by": self.by, "at": MORNING}
        return signing.sign(certificate=self.code, key=item.subject, signer=broken, **told).receipt.key

    def opened(self, count: int) -> SittingView:
        items = [Proposed(f"giay-{n}", f"Giấy số {n}", "0" * 64) for n in range(1, count + 1)]
        told = {"by": self.by, "at": MORNING, "key": "phien"}
        made = sittings.open_sitting(certificate=self.code, items=items, **told)
        return sittings.consent(sitting=made.key, subjects=[i.subject for i in items], by=self.by, at=MORNING)

    def go_on(self, **said: Any) -> SittingView:
        return sittings.go_on(sitting="phien", act=self.act, by=self.by, at=MORNING, **said)


def test_each_document_is_consented_to_signed_and_has_its_receipt(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code)
    work.opened(3)

    done = work.go_on()

    assert (done.signed, done.left, done.stopped) == (3, 0, None)
    assert [i.made for i in done.items] == [signing.signed(f"giay-{n}").sha256 for n in (1, 2, 3)]


def test_what_was_not_consented_to_is_not_signed(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code)
    items = [Proposed("giay-1", "Giấy số 1", "0" * 64), Proposed("giay-2", "Giấy số 2", "0" * 64)]
    sittings.open_sitting(certificate=work.code, items=items, by=head, at=MORNING, key="phien")
    sittings.consent(sitting="phien", subjects=["giay-2"], by=head, at=MORNING)

    work.go_on()

    assert work.asked == ["giay-2"]


def test_a_token_pulled_out_in_the_middle_stops_there_and_the_rest_follows_later(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code, pulled_before=2)
    work.opened(4)

    stopped = work.go_on()

    assert (stopped.signed, stopped.left) == (2, 2)
    assert stopped.stopped is not None
    assert "Không thấy thiết bị ký" in str(stopped.stopped.refused)
    work.pulled_before = 1000
    assert (work.go_on().signed, Signing.objects.filter(key__startswith="giay-").count()) == (4, 4)
    assert sorted(work.asked) == ["giay-1", "giay-2", "giay-3", "giay-3", "giay-4"]


def test_a_second_press_meanwhile_is_told_so_and_a_later_one_changes_nothing(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code)
    work.opened(1)
    Sitting.objects.update(busy_until=MORNING + sittings.LEASE)
    with pytest.raises(Refused, match="đang được ký ở lần bấm trước"):
        work.go_on()

    Sitting.objects.update(busy_until=MORNING - sittings.LEASE)
    first, second = work.go_on(), work.go_on()

    assert first == second
    assert work.asked == ["giay-1"]


def test_a_long_sitting_shows_how_far_it_came(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code)
    work.opened(2)

    assert work.go_on(budget=-1).left == 2
    assert work.go_on().left == 0


def test_nobody_sits_in_the_chair_of_another(head: Actor) -> None:
    work = Work(head, pki.of_person(head).code)
    work.opened(1)

    with pytest.raises(NotYours):
        sittings.go_on(sitting="phien", act=work.act, by=build.an_officer(), at=MORNING)
