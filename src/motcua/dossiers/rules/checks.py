"""What may be written into a dossier at all: hostile or broken input stops here, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from motcua.catalogue.rules.answers import wrong_name
from motcua.catalogue.terms import Paper as AskedPaper
from motcua.documents.rules.letters import undrawable
from motcua.dossiers.terms import Applicant, Evidence, Paper, Result
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

#: bytes of the answers of an electronic form; the longest real forms take a few kilobytes
LARGEST = 200_000
MOST_PAPERS = 200
#: digits of a tax code: an organisation's, or of one of its branches
OF_TAXES = frozenset({10, 13})
APPLICANT = Text("Họ và tên người nộp", "Applicant's name")


def must_be_clean(where: str, value: Any) -> None:
    """No text PostgreSQL or a slip cannot hold: NUL, lone surrogates, values that are no JSON, letters our fonts lack.
    Raises Refused."""
    signs = undrawable(must_be_readable(where, value))
    if signs:
        raise Refused(
            f"{where}: “{signs}” không in được trên giấy. Bỏ đi, hoặc viết bằng chữ Latinh như trên hộ chiếu.",
            f"{where}: “{signs}” cannot be printed. Take it out, or write it in Latin letters as in a passport.",
        )


def must_be_readable(where: str, value: Any) -> str:
    """The same of what is read on a screen only, where any letter may stand; the value as it is kept."""
    try:
        written = orjson.dumps(value)
    except (TypeError, ValueError) as wrong:
        raise _broken(where) from wrong
    if b"\\u0000" in written or len(written) > LARGEST:
        raise _broken(where)
    return written.decode()


def _broken(where: str) -> Refused:
    return Refused(
        f"{where} chứa ký tự không đọc được hoặc quá dài (tối đa {LARGEST // 1000} kB). Nhập lại phần này.",
        f"{where}: unreadable characters, or longer than {LARGEST // 1000} kB. Enter it again.",
    )


def must_be_applicant(applicant: Applicant) -> None:
    """Somebody must be named. Raises Refused."""
    if not applicant.name.strip() or len(applicant.name) > 200:
        raise Refused(
            "Chưa ghi họ tên người nộp hoặc tên tổ chức (tối đa 200 ký tự).",
            "The applicant's name is missing (200 characters at most).",
        )
    if applicant.kind not in {1, 2}:
        raise Refused("Đối tượng nộp phải là cá nhân (1) hoặc tổ chức (2).", "kind: 1 person, 2 organisation.")
    if is_person(applicant) and (said := wrong_name(APPLICANT, applicant.name)):
        raise Refused(said.vi, said.en)


def is_person(applicant: Applicant) -> bool:
    """Whether it is a person who applies: organisations are known by their kind, or by the number of their taxes."""
    return applicant.kind == 1 and not (applicant.id_no.isdigit() and len(applicant.id_no) in OF_TAXES)


def must_be_papers(papers: Sequence[Paper]) -> None:
    """Names and counts that can be true. Raises Refused naming the paper."""
    if len(papers) > MOST_PAPERS:
        raise Refused(f"Quá {MOST_PAPERS} giấy tờ trong một hồ sơ.", f"More than {MOST_PAPERS} papers.")
    for paper in papers:
        if not paper.name.strip() or paper.kind not in {0, 1, 2} or not 0 <= paper.original + paper.copy <= 10_000:
            raise Refused(
                f"Giấy tờ “{paper.name}”: kiểm tra tên, loại bản (0 chính, 1 sao, 2 điện tử) và số lượng.",
                f"Paper “{paper.name}”: check name, kind (0 original, 1 copy, 2 electronic) and counts.",
            )


def must_be_result(result: Result, today: date) -> None:
    """A name and number a paper can bear, signed no later than today. Raises Refused."""
    must_be_clean("Kết quả", result.told())
    if len(result.name) > 300 or len(result.number) > 60:
        raise Refused(
            "Tên kết quả dài tối đa 300 ký tự, số kết quả tối đa 60 ký tự. Viết gọn lại.",
            "The result's name has 300 characters at most, its number 60. Shorten them.",
        )
    if result.signed_on and result.signed_on > today:
        raise Refused(
            f"Ngày ký kết quả {result.signed_on:%d/%m/%Y} chưa đến. Sửa lại ngày.",
            f"The result is said to be signed on {result.signed_on}, which has not come. Mend the day.",
        )


def must_be_evidence(evidence: Evidence) -> None:
    """Words that say something, and a paper's number or a file that can be looked at. Raises Refused."""
    must_say("Căn cứ của việc đã làm trước", evidence.words, least=10)
    if len(evidence.number) > 60 or not (evidence.number.strip() or evidence.file):
        raise Refused(
            "Căn cứ cần số văn bản (tối đa 60 ký tự) hoặc một tệp: ảnh chụp bản ký, trang sổ. Bổ sung một trong hai.",
            "Evidence needs the number of a paper (60 characters at most) or a file: a photo of the signed paper.",
        )


def must_say(what: str, text: str, *, least: int = 3, printed: bool = True) -> str:
    """A reason that says something. printed: it may come to stand on paper. Raises Refused."""
    (must_be_clean if printed else must_be_readable)(what, text)
    if len(text.strip()) < least:
        raise Refused(f"Chưa ghi {what.lower()}. Nêu rõ để người nhận hiểu.", f"{what}: say it in words.")
    return text.strip()


def lacking(asked: Iterable[AskedPaper], held: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Names of the obligatory papers that the dossier does not have, in the procedure's order."""
    here = {paper["name"] for paper in held}
    return tuple(paper.name for paper in asked if paper.obligatory and paper.name not in here)


def must_say_why_without(names: Sequence[str], why: str) -> str:
    """Accepted without an obligatory paper only by an express choice, with its reason. Raises Refused naming them."""
    if not names:
        return ""
    if len(why.strip()) < 3:
        listed = "; ".join(names)
        raise Refused(
            f"Thiếu giấy tờ bắt buộc: {listed}. Cấp phiếu yêu cầu bổ sung, hoặc ghi lý do vẫn tiếp nhận.",
            f"Obligatory papers are missing: {listed}. Ask for them, or say why it is accepted all the same.",
        )
    return must_say("Lý do vẫn tiếp nhận", why)
