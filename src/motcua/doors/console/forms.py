"""Shapes of what the console's forms send; whether it is lawful is asked below."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language

from motcua.doors.kit.roles import ROLES
from motcua.kernel.text import Text


def _said(words: Text) -> str:
    return words.to(get_language() or "vi")


_say = lazy(_said, str)
MISSING = {
    "required": _say(Text("Chưa điền.", "This is still empty.")),
    "invalid": _say(Text("Không đọc được ngày này: dùng dạng năm-tháng-ngày.", "Write the date as year-month-day.")),
}


class StandIn(forms.Form):
    """Who stands in (empty: nobody yet), from when until when, why."""

    person = forms.CharField(max_length=64, required=False)
    starts = forms.DateField(error_messages=MISSING)
    ends = forms.DateField(error_messages=MISSING)
    reason = forms.CharField(max_length=200, error_messages=MISSING)


class ComingBack(forms.Form):
    """The day the holder is back."""

    on = forms.DateField(error_messages=MISSING)


class Appointment(forms.Form):
    """Who sits in the post, from when."""

    person = forms.CharField(max_length=64, error_messages=MISSING)
    on = forms.DateField(error_messages=MISSING)


class Relief(forms.Form):
    """The holder's last day."""

    last = forms.DateField(error_messages=MISSING)


class Seat(forms.Form):
    """A new post and who sits in it."""

    title = forms.CharField(max_length=120, error_messages=MISSING)
    roles = forms.MultipleChoiceField(choices=[(r.value, w.vi) for r, w in ROLES.items()], error_messages=MISSING)
    username = forms.CharField(max_length=64, error_messages=MISSING)
    name = forms.CharField(max_length=120, required=False)
    on = forms.DateField(error_messages=MISSING)


class Renaming(forms.Form):
    """Another name from a day on, by a deciding text."""

    name = forms.CharField(max_length=200, error_messages=MISSING)
    ground = forms.CharField(max_length=200, error_messages=MISSING)
    on = forms.DateField(error_messages=MISSING)
