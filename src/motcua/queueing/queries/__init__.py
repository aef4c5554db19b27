"""Questions about the line."""

from motcua.queueing.queries.announced import Announced, announced, shown_on
from motcua.queueing.queries.boards import Board, GroupView, WindowView, board, groups_of, windows_of
from motcua.queueing.queries.bookings import BookingView, Free, booking, days, free, free_of
from motcua.queueing.queries.hours import closed, none_from_home
from motcua.queueing.queries.lines import lately, times, waiting
from motcua.queueing.queries.places import AlarmView, DeviceView, Hall, Place, alarms, device, devices, halls, place
from motcua.queueing.queries.tickets import TicketView, by_secret, code, drawn_on, ticket_of

__all__ = [
    "AlarmView",
    "Announced",
    "Board",
    "BookingView",
    "DeviceView",
    "Free",
    "GroupView",
    "Hall",
    "Place",
    "TicketView",
    "WindowView",
    "alarms",
    "announced",
    "board",
    "booking",
    "closed",
    "by_secret",
    "code",
    "days",
    "device",
    "devices",
    "drawn_on",
    "free",
    "free_of",
    "groups_of",
    "halls",
    "lately",
    "none_from_home",
    "place",
    "shown_on",
    "ticket_of",
    "times",
    "waiting",
    "windows_of",
]
