"""Whom this installation asks for the time and for revocation lists: the settings name these two functions."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from motcua.adapters.signing.authority import Authority
from motcua.documents.ports import Revocations, TimeStamper
from motcua.kernel import env


def authority() -> Authority:
    """The demonstration's own, whether or not it was ever made."""
    return Authority(Path(settings.PKI))


def time_stamper() -> TimeStamper | None:
    """The authority at MOTCUA_TSA; else the demonstration's, where it is loaded; else nobody."""
    if env.TSA.value:
        from motcua.adapters.signing.network import TimeStamps

        return TimeStamps(env.TSA.value)
    if authority().exists:
        from motcua.adapters.signing import simulated

        return simulated.TimeStamps(authority())
    return None


def revocations() -> Revocations | None:
    """The demonstration's lists for its own certificates, everybody else's by the address in the certificate."""
    from motcua.adapters.signing import network, simulated

    return network.Either(simulated.Lists(authority()) if authority().exists else None, network.Lists())
