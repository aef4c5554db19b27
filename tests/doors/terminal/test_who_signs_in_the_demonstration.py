"""Whoever signs in the demonstration's ward has a certificate, and so has the ward."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from motcua.accounts import queries as people
from motcua.directory import operations as directory
from motcua.directory import queries as units
from motcua.documents import queries as documents
from motcua.doors.terminal.demonstration import living
from motcua.kernel.actor import SYSTEM
from tests.documents import pki

pytestmark = pytest.mark.django_db


def test_the_ward_its_head_and_its_clerk_can_sign_at_once(settings: Any) -> None:
    settings.PKI = pki.authority().folder
    now = timezone.now()
    directory.install(description=living.described()["directory"], by=SYSTEM, at=now)

    living._certify(now)

    ward = units.tree(timezone.localdate(now)).by_code(living.WARD)
    assert documents.certificate_of_unit(ward.id, now) is not None
    for username in ("lanhdao", "vanthu", "motcua"):
        assert documents.certificate_of_person(people.named(username).id, now) is not None
