"""5. Hand the result to its owner."""

from __future__ import annotations

from datetime import datetime

from motcua.documents import queries as documents
from motcua.dossiers import access, record
from motcua.dossiers.operations.outcomes.signing import altered
from motcua.dossiers.operations.released import must_be_sealed
from motcua.dossiers.operations.resolve.results import told
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.queries.results import results_of, revoked
from motcua.dossiers.rules import checks, issued
from motcua.dossiers.terms import Act, Done, Result
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def return_result(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    receiver: str = "",
    how: str = "counter",
    result: Result | None = None,
    waybill: str = "",
    signed: str = "",
) -> Done:
    """The result is in its owner's hands (state 10); the register shows who signed for it. Four SQL; more where a
    result was signed here.

    receiver: who took it, the applicant when left out. how: counter, post or online, the last only with a file to
    download. result: what was not attached when processing ended. Coming late to fetch it never
    makes a dossier late: that was decided when processing ended. waybill: of the post that took it; signed: how the
    receiver signed for the paper. What goes out electronically is the very file that was signed, or it is refused.
    """
    pen = access.to_change(by, code, Act.RETURN_RESULT, at=at, happened_at=happened_at, key=key)
    checks.must_be_clean("Người nhận kết quả", [receiver, how, waybill, signed])
    held = pen.held
    final = told(result, at)
    if not final and revoked(code):
        raise _taken_back(code)
    if "file" not in final.get("result", {}):
        if how == "online":
            _must_be_there(code)
        must_be_sealed(held, at)  # nor does the former one go out while its replacement waits for the seal
    data = {"receiver": receiver or held.applicant["name"], "how": how, "closed": [list(t.key) for t in held.tasks]}
    noted = {"waybill": waybill.strip()[:60], "signed": signed.strip()[:200]}
    return pen.finish(Act.RETURN_RESULT, data=data | final | {k: v for k, v in noted.items() if v})


def _must_be_there(code: str) -> None:
    """The file to be downloaded: the signed one byte for byte, where one was signed here."""
    facts = whole(code, ("true", ())).facts
    if not any(r.file and r.stands for r in results_of(facts)):
        raise _nothing_to_send(code)
    paper = issued.valid(issued.papers(facts))
    if paper is not None and documents.file(paper.file).sha256 != paper.sha256:
        raise altered(paper)
    if paper is not None:
        documents.content(paper.file)


def _taken_back(code: str) -> Refused:
    return Refused(
        f"Kết quả của hồ sơ {code} đã bị thu hồi, không trả cho ai được. Lập và ký kết quả khác trước, hoặc đính kèm "
        "kết quả cơ quan ký trên giấy.",
        f"The result of {code} was revoked and goes to nobody. Issue and sign another first, or attach one on paper.",
    )


def _nothing_to_send(code: str) -> Refused:
    return Refused(
        f"Hồ sơ {code} chưa có tệp kết quả nên chưa trả bản điện tử được. Đính kèm tệp ở đây, hoặc chọn cách trả khác.",
        f"Dossier {code} has no result file to hand over electronically. Attach it here, or choose another way.",
    )
