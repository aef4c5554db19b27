"""An event as a sentence."""

from __future__ import annotations

from collections.abc import Callable

from motcua.dossiers.rules.folding import moment
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import ACT_NAMES, Act, Fact, Mark
from motcua.kernel.text import Text, in_english


def sentence(fact: Fact) -> Text:
    """What happened, in one sentence; who did it and when stand beside it."""
    name = ACT_NAMES[fact.act]
    more = _MORE[fact.act](fact) if fact.act in _MORE else Text("", "")
    return Text(name.vi + more.vi, in_english(name.en + more.en))


def to_its_owner(fact: Fact) -> Text:
    """The same for who waits: that a step is done, not how the office calls its going on."""
    name = fact.data.get("step_name", "")
    if fact.act not in _DONE or not name:
        return sentence(fact)
    done, silent = _DONE[fact.act], _silent(fact)
    on = fact.data.get("outcome", "done") == "done"  # the way that only goes on, or the approval itself
    way = "" if on else f": {fact.data['outcome_name']}"
    return Text(f"{done.vi} “{name}”{way}{silent.vi}", f"{done.en} “{name}”{way}{silent.en}")


def _promise(fact: Fact) -> Text:
    if fact.due_at is None:
        return Text("", "")
    when = clock(fact.due_at)
    return Text(f", hẹn trả lúc {when}", f", promised for {when}")


def _accepted(fact: Fact) -> Text:
    """With what was not there when it was taken in, and why it was all the same."""
    promise, names = _promise(fact), "; ".join(fact.data.get("lacking", ()))
    if not names:
        return promise
    return Text(f"{promise.vi}, còn thiếu: {names}", f"{promise.en}, without: {names}")


def _step(fact: Fact) -> Text:
    name, outcome = fact.data.get("step_name", ""), fact.data.get("outcome_name", "")
    said = f" “{name}”" if name else ""
    said = f"{said}: {outcome}" if outcome else said
    silent = _silent(fact)
    return Text(said + silent.vi, said + silent.en)


def _silent(fact: Fact) -> Text:
    """Whose answer never came when the work went on, and whose delay that is."""
    found = fact.data.get("silent", ())
    if not found:
        return Text("", "")
    vi = "; ".join(f"{s['name']}{_days(s['late_days'])}" for s in found)
    en = "; ".join(f"{s['name']} ({s['late_days']} working days late)" for s in found)
    return Text(f". Không có ý kiến trả lời của {vi}", f". No answer from {en}")


def _days(late: int) -> str:
    return f" (quá hạn {late} ngày làm việc)" if late else " (chưa đến hạn)"


def _to(fact: Fact) -> Text:
    if "competent" in fact.data:
        name = fact.data["to_name"]
        return Text(f" đến đúng nơi có thẩm quyền: {name}", f" to the agency that decides: {name}")
    said = f" “{fact.data['step_name']}”" if fact.data.get("step_name") else ""
    return Text(f"{said} cho {fact.data['to_name']}", f"{said} to {fact.data['to_name']}")


def _back(fact: Fact) -> Text:
    step, name = fact.data["step_name"], fact.data["to_name"]
    return Text(f" “{step}”, trả về {name}", f" “{step}”, back to {name}")


def _papers(fact: Fact) -> Text:
    ground = [fact.data["ground"]] if "ground" in fact.data else []
    said = "; ".join([*ground, *(f"{r['paper']} ({r['reason']})" for r in fact.data.get("reasons", ()))])
    return Text(f": {said}", f": {said}") if said else Text("", "")


def _supplied(fact: Fact) -> Text:
    names, promise = "; ".join(p["name"] for p in fact.data["papers"]), _promise(fact)
    return Text(f": {names}{promise.vi}", f": {names}{promise.en}")


def _asked(fact: Fact) -> Text:
    name = fact.data["to_name"]
    untils = sorted({t["until"] for t in fact.data["opened"] if t["until"]}, key=moment)
    by = f", trả lời trước {clock(moment(untils[0]))}" if untils else ""
    return Text(f": {name}{by}", f": {name}")


def _answered(fact: Fact) -> Text:
    days = fact.data.get("late_days", 0)
    return Text(f", muộn {days} ngày làm việc", f", {days} working days late") if days else Text("", "")


def _charges(fact: Fact) -> Text:
    if "waits" in fact.data:
        what, unit = fact.data["waits"], fact.data["waits_for"]
        return Text(f": chờ {unit} – {what}; chưa phải nộp gì", f": {unit} determines what is due; nothing to pay yet")
    said = "; ".join(f"{i['name']} {i['amount']:,} đồng".replace(",", ".") for i in fact.data["items"])
    return Text(f": {said}", f": {said}")


def _paid(fact: Fact) -> Text:
    promise = _promise(fact)
    number = fact.data["receipt_no"]
    if not number:
        because = fact.data["because"]
        return Text(f": {because}{promise.vi}", f": nothing due{promise.en}")
    return Text(f", biên lai số {number}{promise.vi}", f", receipt no. {number}{promise.en}")


def _verdict(fact: Fact) -> Text:
    return {
        "early": Text(", trước hạn", ", early"),
        "on_time": Text(", đúng hạn", ", on time"),
        "late": Text(", quá hạn", ", late"),
    }[fact.data["verdict"]]


def _told(fact: Fact) -> Text:
    day = fact.data.get("told")
    if not day:
        return Text("", "")
    when = clock(moment(day))
    return Text(f", báo dự kiến {when}, ngày hẹn không đổi", f", expected {when}, no date is moved")


def _received(fact: Fact) -> Text:
    receiver, waybill = fact.data["receiver"], fact.data.get("waybill")
    by_post = Text(f", vận đơn {waybill}", f", waybill {waybill}") if waybill else Text("", "")
    return Text(f" cho {receiver}{by_post.vi}", f" to {receiver}{by_post.en}")


def _moved(fact: Fact) -> Text:
    now = ", ".join(t["name"] for t in fact.data["now"])
    return Text(f", đang ở bước “{now}”, ngày hẹn giữ nguyên", f", now at “{now}”; the date stays")


def _undone(fact: Fact) -> Text:
    name = ACT_NAMES[Act(fact.data["undone"])]
    said = f" “{fact.data['step_name']}”" if fact.data.get("step_name") else ""
    return Text(f": {name.vi.lower()}{said}", f": {name.en.lower()}{said}")


def _transferred(fact: Fact) -> Text:
    name, giver = fact.data["step_name"], fact.data["from_name"]
    return Text(f" “{name}”, nhận từ {giver}", f" “{name}”, received from {giver}")


def _assigned(fact: Fact) -> Text:
    name, to, before = fact.data["step_name"], fact.data["to_name"], fact.data.get("from_name")
    vi, en = (f", thay {before}", f" instead of {before}") if before else ("", "")
    return Text(f" “{name}” cho {to}{vi}", f" “{name}” to {to}{en}")


def _confirmed(fact: Fact) -> Text:
    name, when = fact.data["step_name"], clock(moment(fact.data["declared_at"]))
    if fact.data["agrees"]:
        return Text(f": “{name}” đã xong lúc {when}", f": “{name}” was done at {when}")
    return Text(f": không xác nhận “{name}” đã xong lúc {when}", f": “{name}” was not done at {when}")


def _numbered(fact: Fact) -> Text:
    name, number = fact.data["name"], fact.data["number"]
    again = ", thay thế bản đã cấp" if fact.data.get("replaces") else ""
    return Text(f": {name} số {number}{again}", f": {name} no. {number}{', in place of another' if again else ''}")


def _signed(fact: Fact) -> Text:
    number, agency = fact.data["number"], fact.data["holds"] == "organisation"
    who = Text("chữ ký số của cơ quan", "the agency") if agency else Text("người có thẩm quyền", "who decides")
    if fact.data.get("former"):
        why = fact.data["because"]
        return Text(
            f" số {number}, thay thế {fact.data['former']}: {why}", f" no. {number}, replacing the former: {why}"
        )
    return Text(f" số {number}: {who.vi}", f" no. {number}: {who.en}")


def _revoked(fact: Fact) -> Text:
    return Text(f" số {fact.data['number']}", f" no. {fact.data['number']}")


def _acknowledged(fact: Fact) -> Text:
    way, who = WAYS[fact.data["how"]], fact.data.get("receiver", "")
    return Text(f"{way.vi} cho {who}", f"{way.en} to {who}") if who else way


def _digitised(fact: Fact) -> Text:
    said = fact.data
    if "pages" in said:
        pages = Text(f": {said['paper']}, {said['pages']} trang", f": {said['paper']}, {said['pages']} pages")
        holder = said["about"].get("signed_by", "")
        if holder:
            return Text(f"{pages.vi}, {holder} đã ký số", f"{pages.en}, signed by {holder}")
        waits = said["mark"] == Mark.PAPER  # papers digitised before copies were signed bear a mark and no signature
        return Text(f"{pages.vi}, chờ ký số", f"{pages.en}, to be signed") if waits else pages
    source = said["about"].get("from", "")
    return Text(f": {said['paper']}, dùng lại từ hồ sơ {source}", f": {said['paper']}, reused from dossier {source}")


def _filled(fact: Fact) -> Text:
    """Which fields; their words stand on the paper."""
    names = ", ".join(fact.data["labels"])
    return Text(f": {names}", f": {names}")


#: how it is known that a result reached its owner
WAYS = {
    "download": Text(": tải tệp ở trang theo dõi", ": the file was downloaded where the dossier is followed"),
    "post": Text(": bưu chính đã phát", ": delivered by the post"),
    "counter": Text(": ký nhận tại quầy", ": signed for at the counter"),
}

#: what a step that is behind is called to whoever waits
_DONE: dict[Act, Text] = {
    Act.COMPLETE_STEP: Text("Làm xong:", "Done:"), Act.APPROVE: Text("Lãnh đạo đã duyệt:", "Approved:"),
}  # fmt: skip
_MORE: dict[Act, Callable[[Fact], Text]] = {
    Act.ACCEPT: _accepted,
    Act.REFUSE: _papers,
    Act.REQUEST_SUPPLEMENT: _papers,
    Act.SUPPLEMENT: _supplied,
    Act.REQUEST_PAYMENT: _charges,
    Act.PAY: _paid,
    Act.HAND_OVER: _to,
    Act.DECLINE: _back,
    Act.CONSULT: _asked,
    Act.ANSWER: _answered,
    Act.TAKE: _step,
    Act.COMPLETE_STEP: _step,
    Act.APPROVE: _step,
    Act.RETURN_STEP: _step,
    Act.CONFIRM: _confirmed,
    Act.EXTEND: _promise,
    Act.EXPLAIN: _told,
    Act.REDATE: _promise,
    Act.REHOME: _to,
    Act.MOVE: _moved,
    Act.FINISH: _verdict,
    Act.RETURN_RESULT: _received,
    Act.ISSUE: _numbered,
    Act.SIGN: _signed,
    Act.REVOKE: _revoked,
    Act.ACKNOWLEDGE: _acknowledged,
    Act.UNDO: _undone,
    Act.TRANSFER: _transferred,
    Act.ASSIGN: _assigned,
    Act.DIGITISE: _digitised,
    Act.FILL: _filled,
}
