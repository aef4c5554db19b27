"""Every act's page: its noun in the address, what it asks, what its button does and whom it tells."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.doors.desk.acts.inputs import NOTHING, Input, Kind
from motcua.dossiers.rules.apologies import FAR_IS_MEANT
from motcua.dossiers.terms import ACT_NAMES, Act
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page. grave: it ends or turns back something, so its button warns."""

    act: Act
    noun: str
    button: Text
    #: what the button will do and whom it will tell
    tells: Text
    inputs: tuple[Input, ...] = ()
    grave: bool = False
    #: where one act has two pages: what the second is called in addresses and by people
    alias: str = ""
    title: Text | None = None

    @property
    def name(self) -> str:
        """Its one name among the pages."""
        return self.alias or self.act.value

    @property
    def key(self) -> str:
        """The one key that does it, whatever else may be done: a second press finds nothing else."""
        return KEYS[self.name]

    @property
    def heading(self) -> Text:
        """What stands above it."""
        return self.title or ACT_NAMES[self.act]

    @property
    def plain(self) -> bool:
        """It asks nothing, or only which of several steps: its button may stand on the file page itself."""
        return all(one.kind is Kind.STEP for one in self.inputs)


#: what is done every day has a digit; u, v, g, j, k and x are taken on the same page
KEYS: dict[str, str] = {
    Act.ACCEPT: "1", Act.TAKE: "2", Act.COMPLETE_STEP: "3", Act.APPROVE: "4", Act.HAND_OVER: "5", Act.CONSULT: "6",
    Act.ASSIGN: "7", Act.RETURN_STEP: "8", Act.RETURN_RESULT: "9", Act.FINISH: "0", Act.ANSWER: "a",
    Act.SUPPLEMENT: "b", Act.REQUEST_SUPPLEMENT: "s", Act.REQUEST_PAYMENT: "m", Act.PAY: "n", Act.DECLINE: "d",
    Act.EXTEND: "e", Act.WRITE: "w", Act.WITHDRAW: "r", Act.STOP: "t", Act.REFUSE: "f", Act.ACKNOWLEDGE: "p",
    "readdress": "o",
}  # fmt: skip
NOTE = Input("note", Kind.TEXT, Text("Ghi chú", "Note"), required=False)
STEP = Input("step", Kind.STEP, Text("Bước", "Step"), required=False)
OUTCOME = Input("outcome", Kind.OUTCOME, Text("Kết quả của bước", "Outcome of the step"))
HAPPENED = Input(
    "happened_at", Kind.MOMENT, Text("Việc xảy ra lúc", "It happened at"),
    Text("Chỉ điền khi ghi sau: giờ thật và giờ ghi sổ được lưu riêng.", "Only when entered later: both are kept."),
    required=False,
)  # fmt: skip


#: what a dossier came to: asked by every page whose act may end it or hand its result over
RESULT = (
    Input("result_name", Kind.LINE, Text("Tên kết quả", "Name of the result"), required=False),
    Input("result_number", Kind.LINE, Text("Số kết quả", "Number of the result"), required=False),
    Input("result_on", Kind.DATE, Text("Ngày ký kết quả", "Day it was signed"), required=False),
    Input("result_file", Kind.FILE, Text("Tệp kết quả", "File of the result"), Text(
        "PDF, DOCX hoặc ảnh JPEG, tối đa 25 MB. Người nộp tải được bằng mã tra cứu.",
        "PDF, DOCX or JPEG, 25 MB at most. The applicant downloads it with the look-up secret."), required=False),
)  # fmt: skip


#: a step that was done before it is typed: folded, for it is the exception
EARLIER = (
    Input("happened_at", Kind.MOMENT, Text("Đã làm xong lúc", "It was done at"), required=False, folded=True),
    Input("evidence", Kind.TEXT, Text("Căn cứ: vì sao biết lúc ấy đã xong", "Ground: how that can be known"), Text(
        "Ví dụ: Chủ tịch đã ký giấy chiều thứ Sáu, mất mạng nên chưa ghi.",
        "E.g. the chairman signed on Friday afternoon, the network was down."), required=False, folded=True),
    Input("evidence_number", Kind.LINE, Text("Số văn bản làm căn cứ", "Number of the paper that shows it"),
          required=False, folded=True),
    Input("evidence_file", Kind.FILE, Text("Hoặc tệp làm căn cứ", "Or a file that shows it"), Text(
        "Ảnh chụp bản đã ký, trang sổ; tối đa 25 MB.", "A photo of the signed paper or the register; 25 MB at most."),
        required=False, folded=True),
)  # fmt: skip


#: silence is no consent: asked only while another unit has not answered
WITHOUT = Input(
    "without", Kind.TEXT, Text("Đi tiếp khi không có ý kiến trả lời: lý do", "Going on without an answer: why"), Text(
        "Bắt buộc nếu không chờ nữa. Ghi vào nhật ký cùng tên đơn vị chưa trả lời và số ngày chậm của họ.",
        "Needed when you no longer wait. Kept with the name of the unit that did not answer and its delay."),
    required=False,
)  # fmt: skip
#: an obligatory paper is not there: taking it in all the same is said, never slipped into
LACKING = Input(
    "lacking", Kind.TEXT, Text("Vẫn tiếp nhận dù thiếu giấy tờ bắt buộc: lý do", "Accepting without a paper: why"),
    Text("Ghi vào nhật ký cùng tên giấy tờ thiếu; hồ sơ vẫn báo thiếu cho đến khi có. Không có lý do thì cấp phiếu yêu "
         "cầu bổ sung.", "Kept in the log with the paper's name; the file goes on saying what is missing. Without a "
         "reason, ask for the paper."),
)  # fmt: skip
#: what the applicant owes, where a request was to determine it
AMOUNT = Input(
    "amount", Kind.MONEY, Text("Số tiền phải nộp (đồng)", "Amount to pay (đồng)"), Text(
        "Ghi 0 nếu không phải nộp: đồng hồ của hồ sơ chạy tiếp ngay.", "0 when there is none: the clock goes on."),
)  # fmt: skip


#: why a matter is refused though no paper is at fault (form 03: reasons of law or of substance)
GROUND = Input(
    "ground", Kind.TEXT, Text("Lý do không nằm ở một giấy tờ nào", "A reason that lies in no single paper"), Text(
        "Ví dụ: không thuộc thẩm quyền (nêu nơi có thẩm quyền), không đủ điều kiện (nêu điều, khoản). In nguyên văn.",
        "E.g. another agency decides (name it), not entitled (name the article). Printed word for word."),
    required=False,
)  # fmt: skip


def _reason(vi: str, en: str, hint: Text = NOTHING) -> Input:
    return Input("reason", Kind.TEXT, Text(vi, en), hint)


def _reasons(vi: str, en: str, more: Text = NOTHING) -> Input:
    hint = Text(
        f"Chỉ ghi ở giấy tờ chưa đạt: thiếu gì hoặc sai ở đâu, căn cứ nào, sửa thế nào.{more.vi}",
        f"Only where a paper fails: what is missing or wrong, on what ground, how to mend it.{more.en}",
    )
    return Input("reasons", Kind.REASONS, Text(vi, en), hint)


#: what stands there already when papers are asked for
MARKED = Text(
    " Giấy tờ bắt buộc chưa nộp đã ghi sẵn lý do: giữ, sửa hoặc xóa.",
    " Obligatory papers that were not handed in are marked already: keep, change or clear the words.",
)


PAGES: tuple[ActPage, ...] = (
    ActPage(
        Act.ACCEPT, "tiep-nhan", Text("Tiếp nhận và cấp giấy hẹn", "Accept and issue the slip"),
        Text("Đồng hồ bắt đầu chạy, giấy hẹn (mẫu 01) được cấp, người nộp được báo ngày hẹn trả, hồ sơ sang bước đầu "
             "tiên.", "The clock starts, the slip (form 01) is issued, the applicant is told the due date, the first "
             "step opens."),
    ),
    ActPage(
        Act.REQUEST_SUPPLEMENT, "yeu-cau-bo-sung", Text("Cấp phiếu yêu cầu bổ sung", "Issue the supplement request"),
        Text("Cấp phiếu mẫu 02 và báo người nộp. Sau khi đã tiếp nhận, thời gian chờ không tính vào hạn. Yêu cầu một "
             "lần cho đủ: lần thứ hai phải do thủ trưởng quyết định.",
             "Issues form 02 and tells the applicant. After acceptance the waiting does not count. Ask once for "
             "everything: a second request needs the head."),
        (_reasons("Giấy tờ cần bổ sung, hoàn thiện", "Papers to be supplied or mended", MARKED),),
    ),
    ActPage(
        Act.SUPPLEMENT, "bo-sung", Text("Ghi nhận giấy tờ bổ sung", "Register the papers brought"),
        Text("Ghi nhận giấy tờ người nộp vừa bổ sung; đồng hồ chạy tiếp nếu đang dừng; bộ phận đang xử lý được báo.",
             "Registers what the applicant brought; a paused clock goes on; whoever has the file is told."),
        (Input("papers", Kind.PAPERS, Text("Giấy tờ đã nhận", "Papers received"), Text(
            "Đánh dấu giấy tờ vừa nhận; kèm bản chụp nếu có.", "Tick what came; attach a scan if there is one.")),
         HAPPENED),
    ),
    ActPage(
        Act.REQUEST_PAYMENT, "yeu-cau-nop-tien", Text("Yêu cầu nộp tiền", "Ask for payment"),
        Text("Người nộp được báo số tiền; thời gian chờ nộp không tính vào hạn giải quyết.",
             "The applicant is told the amount; waiting for it does not count."),
        (Input("amount", Kind.MONEY, Text("Số tiền (đồng)", "Amount (đồng)")),
         Input("item", Kind.LINE, Text("Khoản phải nộp", "What for"))),
    ),
    ActPage(
        Act.PAY, "nop-tien", Text("Xác nhận đã nộp tiền", "Confirm payment"),
        Text("Đồng hồ chạy tiếp, bộ phận đang xử lý được báo.", "The clock goes on, whoever has the file is told."),
        (Input("receipt_no", Kind.LINE, Text("Số biên lai", "Receipt number")), HAPPENED),
    ),
    ActPage(
        Act.TAKE, "nhan-viec", Text("Nhận việc", "Take it"),
        Text("Bước này thành của anh/chị; đồng nghiệp thấy tên anh/chị đang giữ hồ sơ.",
             "The step becomes yours; colleagues see that you have the dossier."),
        (STEP,),
    ),
    ActPage(
        Act.COMPLETE_STEP, "hoan-thanh-buoc", Text("Hoàn thành bước", "Complete the step"),
        Text("Bước khép lại, hồ sơ sang người nhận của bước sau; phiếu kiểm soát ghi giờ giao nhận.",
             "The step closes, the dossier goes to the next receiver; the control slip records the hand-over."),
        (OUTCOME, NOTE),
    ),
    ActPage(
        Act.ASSIGN, "phan-cong", Text("Phân công người làm", "Assign to somebody"),
        Text("Bước thành của người được chọn, thấy ngay trong Việc của tôi. Đổi người đang làm thì ghi lý do; ngày hẹn "
             "trả và thời gian của bước không đổi.",
             "The step becomes theirs, at once in their work. Taking it from somebody needs a reason; no date moves."),
        (STEP, Input("person", Kind.PERSON, Text("Người làm", "Who"), Text(
            "Số việc đang giữ đứng cạnh tên, người ít việc đứng trước.", "Beside each name what they have in hand.")),
         Input("reason", Kind.TEXT, Text("Lời dặn, hoặc lý do đổi người", "A word, or why it changes hands"),
               required=False)),
    ),
    ActPage(
        Act.HAND_OVER, "ban-giao", Text("Chuyển hồ sơ", "Hand over"),
        Text("Bước chuyển cho đơn vị được chọn; đơn vị đó thấy hồ sơ trong danh sách việc. Ngày hẹn trả không đổi.",
             "The step goes to the chosen unit, which finds it in its list. The due date stays."),
        (STEP, Input("unit", Kind.UNIT, Text("Đơn vị nhận", "Receiving unit")), _reason("Lý do chuyển", "Reason")),
    ),
    ActPage(
        Act.HAND_OVER, "chuyen-dung-noi", Text("Chuyển đúng nơi có thẩm quyền", "Move to the agency that decides"),
        Text("Cả hồ sơ sang cơ quan được chọn, số liệu tính cho cơ quan đó. Mã hồ sơ, giờ nộp và ngày hẹn trả không "
             "đổi; đơn vị anh/chị vẫn xem được.",
             "The whole goes to the chosen agency and counts there. Code, moment of filing and due date stay; you "
             "still see it."),
        (Input("agency", Kind.AGENCY, Text("Cơ quan có thẩm quyền", "Agency that decides")),
         _reason("Lý do chuyển", "Reason", Text("Vì sao cơ quan đó có thẩm quyền.", "Why that agency decides."))),
        alias="readdress", title=Text("Chuyển hồ sơ đúng nơi có thẩm quyền", "Move to the agency that decides"),
    ),
    ActPage(
        Act.DECLINE, "khong-nhan", Text("Không nhận, trả lại nơi chuyển", "Not ours: back to the sender"),
        Text("Bước quay lại người đã chuyển cùng lý do; ngày hẹn trả không đổi.",
             "The step goes back to whoever handed it over, with the reason; the due date stays."),
        (STEP, _reason("Lý do không nhận", "Reason", Text(
            "Người chuyển đọc nguyên văn: vì sao không thuộc đơn vị mình, thuộc đơn vị nào.",
            "The sender reads it word for word: why it is not yours, and whose it is."))),
    ),
    ActPage(
        Act.CONSULT, "lay-y-kien", Text("Gửi lấy ý kiến, phối hợp", "Ask other units"),
        Text("Đơn vị được hỏi thấy câu hỏi và hạn trả lời trong danh sách việc; đồng hồ của hồ sơ vẫn chạy, trừ loại "
             "yêu cầu mà luật không tính vào hạn. Im lặng không phải là đồng ý.",
             "The units asked find question and deadline in their list; the dossier's clock goes on, unless the law "
             "does not count that kind. Silence is no consent."),
        (Input("request", Kind.REQUEST, Text("Loại yêu cầu", "Kind of request")),
         Input("units", Kind.UNITS, Text("Đơn vị được hỏi", "Units asked"), Text(
             "Đánh dấu một hoặc nhiều đơn vị: cùng hỏi một lúc, mỗi đơn vị trả lời riêng.",
             "Tick one or several: all are asked at once, each answers by itself.")),
         Input("question", Kind.TEXT, Text("Nội dung cần ý kiến", "Question")),
         Input("within", Kind.DAYS, Text("Trả lời trong (ngày làm việc)", "Answer within (working days)"), Text(
             "Để trống: thời hạn ghi ở loại yêu cầu.", "Left empty: the time that stands beside the kind."),
               required=False),
         Input("until", Kind.DATE, Text("Hoặc chậm nhất ngày", "Or by the day"), required=False)),
    ),
    ActPage(
        Act.ANSWER, "tra-loi", Text("Gửi trả lời", "Send the answer"),
        Text("Người hỏi thấy câu trả lời trong nhật ký hồ sơ; việc lấy ý kiến khép lại.",
             "Whoever asked reads the answer in the log; the consultation closes."),
        (STEP, Input("answer", Kind.TEXT, Text("Ý kiến trả lời", "Answer")),
         Input("answer_file", Kind.FILE, Text("Văn bản trả lời", "Letter of answer"), required=False)),
    ),
    ActPage(
        Act.APPROVE, "phe-duyet", Text("Phê duyệt", "Approve"),
        Text("Kết quả được duyệt dưới tên anh/chị; hồ sơ sang bước sau.",
             "The result is approved in your name; the dossier goes on."),
        (OUTCOME, NOTE),
    ),
    ActPage(
        Act.RETURN_STEP, "tra-lai-buoc", Text("Trả lại bước trước", "Return to an earlier step"),
        Text("Hồ sơ quay lại người làm bước trước cùng lý do; ngày hẹn trả không đổi.",
             "The dossier goes back with the reason; the due date stays."),
        (STEP, _reason("Lý do trả lại", "Reason")),
    ),
    ActPage(
        Act.EXTEND, "gia-han", Text("Xin lỗi và hẹn lại", "Apologise and promise anew"),
        Text("Cấp phiếu xin lỗi (mẫu 04) có tên anh/chị, báo người nộp ngày hẹn mới. Chỉ một lần. Ngày hẹn đầu vẫn "
             "được giữ và hiển thị.",
             "Issues the apology (form 04) in your name and tells the applicant the new date. Once only. The first "
             "promise stays on record."),
        (Input("due_on", Kind.DATE, Text("Hẹn lại vào ngày", "New due day")),
         _reason("Lý do chậm", "Why it is late", Text("In nguyên văn trên phiếu xin lỗi.", "Printed word for word.")),
         Input("far", Kind.YES, FAR_IS_MEANT, required=False, folded=True)),
    ),
    ActPage(
        Act.FINISH, "hoan-tat", Text("Giải quyết xong", "Finish"),
        Text("Đồng hồ dừng, kết quả về quầy trả; người nộp được báo đến nhận.",
             "The clock stops, the result goes to the counter; the applicant is told."),
        (STEP, NOTE),
    ),
    ActPage(
        Act.RETURN_RESULT, "tra-ket-qua", Text("Trả kết quả", "Hand over the result"),
        Text("Ghi nhận người nhận đã cầm kết quả; hồ sơ khép lại.", "Records that the result is in hand; it closes."),
        (Input("receiver", Kind.LINE, Text("Người nhận", "Recipient")),
         Input("how", Kind.DELIVERY, Text("Trả bằng cách", "Handed over"), required=False),
         Input("waybill", Kind.LINE, Text("Số vận đơn bưu chính", "Waybill of the post"),
               Text("Khi giao cho bưu chính.", "When the post takes it."), required=False),
         Input("signed", Kind.LINE, Text("Ký nhận", "Signed for"),
               Text("Bản giấy: ai ký sổ, giấy tờ tùy thân nào.", "Paper: who signed, by which identity paper."),
               required=False), HAPPENED),
    ),
    ActPage(
        Act.ACKNOWLEDGE, "da-nhan", Text("Bưu chính đã phát", "The post has delivered it"),
        Text("Ghi người nhận và giờ phát theo bưu chính: giao cho bưu chính chưa phải là đã nhận.",
             "Sets down who received it and when: given to the post is not received."),
        (Input("receiver", Kind.LINE, Text("Người nhận", "Recipient")), HAPPENED),
    ),
    ActPage(
        Act.WRITE, "nhan-tin", Text("Nhắn người nộp", "Write to the applicant"),
        Text("Người nộp được báo có tin (tin báo không nói nội dung), đọc và trả lời ở trang tra cứu bằng mã hồ sơ và "
             "mã tra cứu. Đồng hồ vẫn chạy: cần thêm giấy tờ thì cấp phiếu yêu cầu bổ sung.",
             "The applicant is told that there is a letter (never what it says) and answers on the look-up page. The "
             "clock goes on: papers are asked for by their own form."),
        (Input("text", Kind.TEXT, Text("Nội dung", "Letter")),
         Input("letter_file", Kind.FILE, Text("Tệp gửi kèm", "File"), Text(
             "PDF, DOCX hoặc ảnh JPEG, tối đa 10 MB.", "PDF, DOCX or JPEG, 10 MB at most."), required=False)),
    ),
    ActPage(
        Act.WITHDRAW, "rut", Text("Rút hồ sơ", "Withdraw"),
        Text("Theo yêu cầu của người nộp: hồ sơ kết thúc, mọi bước đang mở khép lại.",
             "At the applicant's request: the dossier ends, every open step closes."),
        (_reason("Yêu cầu của người nộp", "The applicant's request"),), grave=True,
    ),
    ActPage(
        Act.STOP, "dung", Text("Dừng giải quyết", "Stop"),
        Text("Cấp thông báo dừng (mẫu 05), báo người nộp; hồ sơ kết thúc.",
             "Issues the stop notice (form 05) and tells the applicant; the dossier ends."),
        (_reason("Lý do và căn cứ dừng", "Reason and ground"),), grave=True,
    ),
    ActPage(
        Act.REFUSE, "tu-choi", Text("Từ chối và cấp phiếu", "Refuse and issue the form"),
        Text("Cấp phiếu từ chối (mẫu 03) và báo người nộp; hồ sơ kết thúc.",
             "Issues the refusal (form 03) and tells the applicant; the dossier ends."),
        (GROUND, _reasons("Giấy tờ không đạt và lý do", "Papers that fail, and why")), grave=True,
    ),
)  # fmt: skip
