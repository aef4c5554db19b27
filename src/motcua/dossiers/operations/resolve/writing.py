"""Letters between an official and the applicant: written on the file, answered where it is followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.documents import queries as documents
from motcua.dossiers import access, record
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

#: signs of a letter; a longer matter is a paper
LONGEST = 4000
#: letters the applicant may send before an official answers, and files with each
MOST, FILES = 5, 5


@record.committed
def write(*, code: str, text: str, by: Actor, at: datetime, files: Sequence[str] = (), key: str | None = None) -> Done:
    """An official writes to the applicant, who is told that there is something to read; never what. Two SQL.

    files: keys of documents kept beside it. A letter asks for no papers and moves no date: form 02 does.
    """
    pen = access.to_change(by, code, Act.WRITE, at=at, key=key)
    return pen.finish(Act.WRITE, reason=_letter(text), data=_beside(files))


@record.committed
def reply(
    *, code: str, text: str, by: Actor, at: datetime, files: Sequence[str] = (), key: str | None = None,
    secret: str | None = None,
) -> Done:  # fmt: skip
    """The applicant answers whoever wrote last. Three SQL."""
    pen = access.to_change(by, code, Act.REPLY, at=at, key=key, secret=secret)
    written = record.written(code)
    if written is None:
        raise Refused(
            f"Chưa có công chức nào nhắn về hồ sơ {code}. Cần hỏi, Ông/Bà gọi số điện thoại trên trang này.",
            f"No official has written about {code} yet. Please call the number on this page.",
        )
    if written.replies >= MOST:
        raise Refused(
            f"Ông/Bà đã gửi {MOST} tin liên tiếp về hồ sơ {code}. Chúng tôi sẽ trả lời; cần gấp, xin gọi điện.",
            f"You have sent {MOST} letters in a row about {code}. We shall answer; please call if it is urgent.",
        )
    return pen.finish(Act.REPLY, reason=_letter(text), data=_beside(files) | {"to": written.person})


def _letter(text: str) -> str:
    said = checks.must_say("Nội dung", text, printed=False)
    if len(said) > LONGEST:
        raise Refused(
            f"Nội dung dài {len(said)} ký tự, tối đa {LONGEST}. Rút gọn, hoặc gửi kèm tệp.",
            f"The letter has {len(said)} signs, {LONGEST} at most. Shorten it, or attach a file.",
        )
    return said


def _beside(files: Sequence[str]) -> dict[str, list[str]]:
    if len(files) > FILES:
        raise Refused(f"Tối đa {FILES} tệp trong một tin.", f"{FILES} files at most with one letter.")
    for one in files:
        documents.file(one)
    return {"files": list(files)} if files else {}
