"""Whose a booking or a number is: digests that tell two of one person, and not who. And one after the other."""

from __future__ import annotations

import hashlib
import hmac
import re

from django.conf import settings
from django.db import connection

from motcua.kernel.refused import Refused

#: citizen card and the old nine digits
_ID = re.compile(r"\d{12}|\d{9}", re.ASCII)
_PHONE = re.compile(r"0\d{9,10}", re.ASCII)


def owner(id_no: str) -> str:
    """The digest of an identity number. Raises Refused for what is none."""
    plain = re.sub(r"[\s.]", "", id_no)
    if not _ID.fullmatch(plain):
        raise Refused(
            "Số định danh cá nhân gồm 12 chữ số (CMND cũ 9 chữ số). Kiểm tra lại số vừa nhập.",
            "An identity number has 12 digits (old cards 9). Check what was typed.",
        )
    return _digest(plain)


def owner_of_phone(phone: str) -> str:
    """The digest of a phone number. Raises Refused for what is none."""
    plain = re.sub(r"[\s.-]", "", phone).replace("+84", "0", 1)
    if not _PHONE.fullmatch(plain):
        raise Refused(
            "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Kiểm tra lại số vừa nhập.",
            "A phone number has ten digits and begins with 0. Check what was typed.",
        )
    return _digest(f"tel:{plain}")


def one_after_the_other(*names: str) -> None:
    """Wait for whoever does the same for one of these names now."""
    with connection.cursor() as cursor:
        for name in sorted(names):
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _digest(plain: str) -> str:
    return hmac.digest(settings.TRACKING_KEY.encode(), f"queue-owner/{plain}".encode(), hashlib.sha256).hex()
