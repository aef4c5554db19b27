"""What a dossier came to: the paper that ends it, and its file for whoever may have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings

from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.dossiers import rules
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.record import ask
from motcua.dossiers.rules import issued
from motcua.dossiers.terms import Act, Fact, Issued, Standing
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused

#: facts whose result is final: before them it is a draft of the office
FINAL = frozenset({Act.FINISH, Act.RETURN_RESULT})


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result as it was attached; seq names it. file: key of documents.queries.file, empty without one."""

    seq: int
    at: datetime
    name: str
    number: str
    signed_on: date | None
    file: str
    #: of a paper made and signed here, what it is worth now and the hash of its bytes; None, "" for one attached
    standing: Standing | None = None
    sha256: str = ""
    #: MaKetQua of an electronic result; empty without a file
    code: str = ""
    #: what it is about, in one line; what took its place; why it was replaced or revoked
    about: str = ""
    instead: str = ""
    because: str = ""
    valid_until: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has replaced or revoked it."""
        return self.standing in {None, Standing.VALID}


def results_of(facts: Iterable[Fact]) -> tuple[ResultView, ...]:
    """The final results a log tells of, oldest first; none before processing has ended."""
    told = tuple(facts)
    if not any(f.act in FINAL for f in told):
        return ()
    papers = {p.seq: p for p in issued.papers(told) if p.counts_at}
    attached = [_view(f) for f in told if f.act in FINAL and f.data.get("result")]
    alone = (one for one in attached if one.file or _is_told_alone(one, papers.values()))
    found = (*alone, *(_paper(p, papers.get(p.replaced_by or 0)) for p in papers.values()))
    dossier = told[0].data["code"]
    return tuple(replace(one, code=rules.result_code(dossier, one.seq)) if one.file else one for one in found)


def _is_told_alone(one: ResultView, papers: Collection[Issued]) -> bool:
    """Whether a result named without a file is another than those made here: nobody reads of one paper twice."""
    return not papers or bool(one.number) and one.number not in {paper.number for paper in papers}


def _paper(paper: Issued, after: Issued | None) -> ResultView:
    return ResultView(
        seq=paper.seq, at=paper.signatures[-1].at, name=paper.name, number=paper.number, signed_on=paper.on,
        file=paper.file, standing=paper.standing, sha256=paper.sha256, about=paper.abstract,
        valid_until=paper.valid_until, instead=issued.named(after) if after else "",
        because=paper.revoked_because or (after.reason if after else ""),
    )  # fmt: skip


def _view(fact: Fact) -> ResultView:
    said, signed = fact.data["result"], fact.data["result"].get("signed_on")
    return ResultView(
        seq=fact.seq, at=fact.recorded_at, name=said.get("name", ""), number=said.get("number", ""),
        signed_on=date.fromisoformat(signed) if signed else None, file=said.get("file", ""),
    )  # fmt: skip


def own_result(code: str, secret: str, seq: int, *, by: Actor, at: datetime) -> str:
    """Key of the file of one result, for who holds the slip; the look leaves its trace. Two SQL.

    Raises NotYours on a wrong pair, Refused where that event has no result with a file.
    """
    if not rules.is_secret_of(secret, code, settings.TRACKING_KEY):
        raise NotYours()
    found = results_of(whole(code, ("true", ())).facts)
    file = next((r.file for r in found if r.seq == seq and r.file), None)
    if file is None:
        raise Refused(
            f"Hồ sơ {code} không có tệp kết quả số {seq}. Xem lại trang theo dõi hồ sơ.",
            f"Dossier {code} has no result with a file at event {seq}. See its page.",
        )
    trace_reading(subject=code, what=Look.FILE, by=by, at=at)
    return file


def revoked(code: str) -> bool:
    """Whether a result was made here and none stands any more. One SQL; two where one was revoked."""
    sql = """select exists(select from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
        where d.code = $1 and e.act = 'revoke')"""
    if not ask(sql, [code])[0][0]:
        return False
    found = results_of(whole(code, ("true", ())).facts)
    return bool(found) and not any(one.stands for one in found)
