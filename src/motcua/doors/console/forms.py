"""Shapes of what the console's forms send; whether it is lawful is asked below."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language

from motcua.catalogue.rules.answers import wrong_name
from motcua.doors.kit.roles import ROLES
from motcua.kernel.text import Text


def _said(words: Text) -> str:
    return words.to(get_language() or "vi")


_say = lazy(_said, str)


def wrong(vi: str, en: str) -> dict[str, Any]:
    """What is said of a field, by its name: in the summary above a form it stands alone."""
    return {
        "required": _say(Text(f"{vi}: chưa điền.", f"{en}: still empty.")),
        "invalid": _say(Text(f"{vi}: không đọc được, ghi năm-tháng-ngày.", f"{en}: write year-month-day.")),
    }


FROM = wrong("Từ ngày", "From")


class StandIn(forms.Form):
    """Who stands in (empty: nobody yet), from when until when, why."""

    person = forms.CharField(max_length=64, required=False)
    starts = forms.DateField(error_messages=FROM)
    ends = forms.DateField(error_messages=wrong("Đến hết ngày", "To the end of"))
    reason = forms.CharField(max_length=200, error_messages=wrong("Lý do vắng mặt", "Reason"))


class ComingBack(forms.Form):
    """The day the holder is back."""

    on = forms.DateField(error_messages=wrong("Ngày trở lại làm việc", "Day of return"))


class Appointment(forms.Form):
    """Who sits in the post, from when."""

    person = forms.CharField(max_length=64, error_messages=wrong("Tên đăng nhập", "User name"))
    on = forms.DateField(error_messages=FROM)


class Relief(forms.Form):
    """The holder's last day."""

    last = forms.DateField(error_messages=wrong("Ngày cuối cùng giữ chức vụ", "Last day"))


class Seat(forms.Form):
    """A new post and who sits in it."""

    title = forms.CharField(max_length=120, error_messages=wrong("Tên chức vụ", "Title"))
    roles = forms.MultipleChoiceField(
        choices=[(r.value, w.vi) for r, w in ROLES.items()], error_messages=wrong("Vai trò", "Roles")
    )
    username = forms.CharField(max_length=64, error_messages=wrong("Tên đăng nhập", "User name"))
    name = forms.CharField(max_length=120, required=False)
    on = forms.DateField(error_messages=FROM)

    def clean_name(self) -> str:
        """Written as a person's name is everywhere: it stands on slips."""
        name: str = self.cleaned_data["name"]
        said = wrong_name(Text("Họ tên", "Name"), name) if name else None
        if said:
            raise forms.ValidationError(_said(said))
        return name


class Renaming(forms.Form):
    """Another name from a day on, by a deciding text."""

    name = forms.CharField(max_length=200, error_messages=wrong("Tên mới", "New name"))
    ground = forms.CharField(max_length=200, error_messages=wrong("Căn cứ", "Ground"))
    on = forms.DateField(error_messages=FROM)
