"""What messages say: the shipped wording of each, one entry a message."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Template:
    """What a message says. The short form is for SMS: no link, nothing personal (A152).

    by_law: owed even to who asked for no messages. supersedes: messages that are pointless once this one is owed; those
    that still wait are let go.
    """

    title: Text
    body: Text
    short: str
    by_law: bool = False
    supersedes: frozenset[str] = frozenset()


#: template name -> wording. Names in braces are filled from Owed.values; all are present in every message.
TEMPLATES: dict[str, Template] = {
    "submit": Template(
        Text("Đã nhận hồ sơ {code}", "Dossier {code} received"),
        Text(
            "Chúng tôi đã nhận được hồ sơ {code} ({procedure}) lúc {at}. Ông/Bà sẽ được trả lời có tiếp nhận hay không "
            "trong 8 giờ làm việc.",
            "Dossier {code} ({procedure}) arrived at {at}. Within 8 working hours you hear if it is accepted.",
        ),
        "Da nhan ho so {code}. Se tra loi trong 8 gio lam viec.",
    ),
    "unanswered": Template(
        Text("Hồ sơ {code} chậm được tiếp nhận", "Dossier {code} still waits for an answer"),
        Text(
            "Chúng tôi xin lỗi: hồ sơ {code} ({procedure}) gửi lúc {at} đã quá một ngày làm việc mà chưa được trả lời. "
            "Người đang giữ hồ sơ: {holder}, điện thoại {phone}.",
            "We apologise: dossier {code} ({procedure}), sent at {at}, has had no answer for more than one working "
            "day. Who has it: {holder}, telephone {phone}.",
        ),
        "Xin loi, ho so {code} cham duoc tiep nhan. Nguoi giu: {holder}, dien thoai {phone}.",
        by_law=True,
    ),
    "morning": Template(
        Text("Sáng nay ở {code}: hồ sơ có nguy cơ trễ hẹn", "This morning at {code}: dossiers that may come late"),
        Text(
            "Dự báo lúc {at}: {red} hồ sơ có nguy cơ trễ hẹn, {amber} hồ sơ thời gian sắp hết. Mở trang Sáng nay để "
            "xem từng hồ sơ, ngày có thể xong và vì sao.",
            "Forecast of {at}: {red} dossiers may come late, {amber} are running out of time. The page This morning "
            "names each, its likely day and why.",
        ),
        "Sang nay o {code}: {red} ho so co nguy co tre hen. De nghi mo trang Sang nay.",
    ),
    "queue": Template(
        Text("Người dân chờ quá hẹn ở {code}", "People wait too long at {code}"),
        Text(
            "Lúc {at}, nhóm {procedure} có {red} người đang chờ, lâu hơn {due} phút đã hứa, trong khi {amber} quầy "
            "phục vụ nhóm này đang đóng. Đề nghị mở thêm quầy.",
            "At {at}, {red} people of group {procedure} wait longer than the {due} minutes promised, while {amber} "
            "windows that serve it are closed. Please open another.",
        ),
        "Nguoi dan cho qua hen o {code}: {red} nguoi, {amber} quay dang dong.",
    ),
    "booking": Template(
        Text("Nhắc lịch hẹn {code}", "Your booking {code}"),
        Text(
            "Ông/Bà đã đặt lịch đến {procedure} lúc {at}. Mang mã {code} đến máy lấy số trước giờ đó tối đa 30 phút. "
            "Không đến được, xin hủy lịch để nhường cho người khác.",
            "You booked {at} at {procedure}. Bring the code {code} to the number machine at most 30 minutes early. If "
            "you cannot come, please cancel and leave the time to others.",
        ),
        "Nhac lich: {at}, ma {code}. Khong den duoc xin huy lich.",
    ),
    "accept": Template(
        Text("Hồ sơ {code} đã được tiếp nhận", "Dossier {code} accepted"),
        Text(
            "Hồ sơ {code} ({procedure}) đã được tiếp nhận. Hẹn trả kết quả: {due}.",
            "Dossier {code} ({procedure}) has been accepted. The result is promised for {due}.",
        ),
        "Ho so {code} da duoc tiep nhan. Hen tra: {due}.",
        by_law=True,
        supersedes=frozenset({"unanswered"}),
    ),
    "request_supplement": Template(
        Text("Hồ sơ {code} cần bổ sung", "Dossier {code} needs more papers"),
        Text(
            "Hồ sơ {code} cần bổ sung giấy tờ: {reason}. Thời gian chờ không tính vào hạn giải quyết.",
            "Dossier {code} needs more papers: {reason}. The time of waiting is not counted.",
        ),
        "Ho so {code} can bo sung giay to. De nghi xem phieu huong dan.",
        by_law=True,
        supersedes=frozenset({"unanswered"}),
    ),
    "refuse": Template(
        Text("Hồ sơ {code} không được tiếp nhận", "Dossier {code} refused"),
        Text("Hồ sơ {code} không được tiếp nhận. Lý do: {reason}.", "Dossier {code} was refused. Reason: {reason}."),
        "Ho so {code} khong duoc tiep nhan. De nghi xem phieu tu choi.",
        by_law=True,
        supersedes=frozenset({"unanswered"}),
    ),
    "extend": Template(
        Text("Xin lỗi và hẹn lại hồ sơ {code}", "Apology and new date for dossier {code}"),
        Text(
            "Chúng tôi xin lỗi: hồ sơ {code} sẽ chậm vì {reason}. Hẹn lại: {due}.",
            "We apologise: dossier {code} will be late because {reason}. New date: {due}.",
        ),
        "Xin loi, ho so {code} se cham. Hen lai: {due}.",
        by_law=True,
    ),
    "explain": Template(
        Text("Xin lỗi lần nữa về hồ sơ {code}", "A second apology for dossier {code}"),
        Text(
            "Chúng tôi xin lỗi: hồ sơ {code} đã trễ cả ngày hẹn lại vì {reason}. Người đứng đầu cơ quan chịu trách "
            "nhiệm và đã có thư giải trình; ngày hẹn không được dời thêm. Xem hồ sơ để biết ngày dự kiến.",
            "We apologise: dossier {code} missed its new date too because {reason}. The head of the agency answers for "
            "it; no date is moved. See the dossier for the day now expected.",
        ),
        "Xin loi, ho so {code} da tre ca ngay hen lai. De nghi xem thu giai trinh.",
        by_law=True,
    ),
    "redate": Template(
        Text("Ngày hẹn trả hồ sơ {code} được tính lại", "The date of dossier {code} was counted anew"),
        Text(
            "Vì {reason}, ngày hẹn trả hồ sơ {code} ({procedure}) được tính lại theo lịch làm việc. Hẹn cũ: {before}. "
            "Hẹn mới: {due}.",
            "Because of {reason}, the date of dossier {code} ({procedure}) was counted anew by the working calendar. "
            "It was {before}; it is now {due}.",
        ),
        "Ho so {code} duoc tinh lai ngay hen theo lich nghi. Hen moi: {due}.",
        by_law=True,
    ),
    "hand_over": Template(
        Text("Hồ sơ {code} được chuyển đúng nơi có thẩm quyền", "Dossier {code} moved to the agency that decides"),
        Text(
            "Hồ sơ {code} ({procedure}) được chuyển đến {to}, cơ quan có thẩm quyền giải quyết, vì: {reason}. Mã hồ "
            "sơ, giờ nộp và ngày hẹn không đổi; Ông/Bà không phải nộp lại giấy tờ nào.",
            "Dossier {code} ({procedure}) was moved to {to}, the agency that decides, because: {reason}. Code, moment "
            "of filing and date stay; no paper has to be handed in again.",
        ),
        "Ho so {code} duoc chuyen den dung co quan giai quyet. Ma va ngay hen khong doi.",
        by_law=True,
    ),
    "rehome": Template(
        Text("Hồ sơ {code} có đơn vị giải quyết mới", "Dossier {code} has a new unit"),
        Text(
            "Do {reason}, hồ sơ {code} ({procedure}) nay do {to} tiếp tục giải quyết. Mã hồ sơ, giấy hẹn và ngày hẹn "
            "{due} không đổi; Ông/Bà không phải nộp lại giấy tờ nào.",
            "Because of {reason}, dossier {code} ({procedure}) is now dealt with by {to}. Code, slip and date {due} "
            "stay; no paper has to be handed in again.",
        ),
        "Ho so {code} nay do don vi moi giai quyet. Ma va ngay hen khong doi.",
        by_law=True,
    ),
    "stop": Template(
        Text("Hồ sơ {code} đã dừng giải quyết", "Dossier {code} stopped"),
        Text("Hồ sơ {code} đã dừng giải quyết. Lý do: {reason}.", "Dossier {code} was stopped. Reason: {reason}."),
        "Ho so {code} da dung giai quyet.",
        by_law=True,
    ),
    "finish": Template(
        Text("Hồ sơ {code} đã có kết quả", "The result of dossier {code} is ready"),
        Text(
            "Hồ sơ {code} ({procedure}) đã giải quyết xong. Mời Ông/Bà nhận kết quả theo cách đã đăng ký.",
            "Dossier {code} ({procedure}) is finished. Please take the result in the way you chose.",
        ),
        "Ho so {code} da co ket qua, moi nhan theo cach da dang ky.",
    ),
    "write": Template(
        Text("Có tin nhắn về hồ sơ {code}", "A letter about dossier {code}"),
        Text(
            "Công chức đang giải quyết hồ sơ {code} ({procedure}) vừa nhắn cho Ông/Bà lúc {at}. Mở trang tra cứu bằng "
            "mã hồ sơ và mã tra cứu trên giấy hẹn để đọc và trả lời.",
            "The official who works on dossier {code} ({procedure}) wrote to you at {at}. Open the look-up page with "
            "code and secret to read and answer.",
        ),
        "Co tin nhan ve ho so {code}. De nghi mo trang tra cuu de doc va tra loi.",
    ),
    "reply": Template(
        Text("Người nộp hồ sơ {code} vừa trả lời", "The applicant of dossier {code} replied"),
        Text(
            "Người nộp hồ sơ {code} ({procedure}) trả lời tin nhắn lúc {at}. Mở trang hồ sơ để đọc.",
            "The applicant of dossier {code} ({procedure}) replied at {at}. Open the file to read it.",
        ),
        "Nguoi nop ho so {code} vua tra loi. De nghi mo ho so de doc.",
    ),
    "errand": Template(
        Text("Có việc giao về hồ sơ {code}", "A task about dossier {code}"),
        Text(
            "Anh/chị được giao một việc về hồ sơ {code}, xong trước ngày {due}. Mở trang Việc giao để xem.",
            "You were given a task about dossier {code}, due {due}. Open the page Tasks to read it.",
        ),
        "Co viec giao ve ho so {code}, xong truoc {due}. De nghi mo trang Viec giao.",
    ),
    "sign": Template(
        Text("Kết quả hồ sơ {code} được thay bằng bản mới", "The result of dossier {code} was replaced"),
        Text(
            "{former} của hồ sơ {code} ({procedure}) đã được thay bằng {result} lúc {at}, vì: {reason}. Bản cũ không "
            "còn giá trị; xin dùng bản mới. Mở trang tra cứu để tải, hoặc đến quầy nhận bản giấy. Chúng tôi xin lỗi vì "
            "sự bất tiện này.",
            "{former} of dossier {code} ({procedure}) was replaced by {result} at {at} because: {reason}. The former "
            "one holds no longer; please use the new one, on the look-up page or at the counter. We apologise.",
        ),
        "Ket qua ho so {code} da duoc thay bang ban moi. Ban cu khong con gia tri.",
        by_law=True,
        supersedes=frozenset({"finish"}),
    ),
    "revoke": Template(
        Text("Kết quả hồ sơ {code} đã bị thu hồi", "The result of dossier {code} was revoked"),
        Text(
            "{former} của hồ sơ {code} ({procedure}) đã bị thu hồi lúc {at}, vì: {reason}. Giấy này không còn giá trị, "
            "xin đừng dùng. Mở trang tra cứu để xem cơ quan nào đang giữ hồ sơ; nếu không đồng ý, Ông/Bà có quyền "
            "khiếu nại.",
            "{former} of dossier {code} ({procedure}) was revoked at {at} because: {reason}. Please do not use it. The "
            "look-up page names the agency; you may complain if you disagree.",
        ),
        "Ket qua ho so {code} da bi thu hoi, khong con gia tri. De nghi mo trang tra cuu.",
        by_law=True,
        supersedes=frozenset({"finish", "sign"}),
    ),
    "return_result": Template(
        Text("Hồ sơ {code} đã trả kết quả", "The result of dossier {code} was handed over"),
        Text("Kết quả hồ sơ {code} đã được trả lúc {at}.", "The result of dossier {code} was handed over at {at}."),
        "Ket qua ho so {code} da duoc tra.",
        supersedes=frozenset({"finish"}),
    ),
}
