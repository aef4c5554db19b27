"""People of the administration and how they sign in."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class People(BaseUserManager["Person"]):
    """Makes people; no superuser exists: rights come from posts alone."""

    def enrol(self, *, username: str, name: str, password: str, phone: str = "", email: str = "") -> Person:
        """A person who can sign in."""
        person = self.model(username=username, name=name, phone=phone, email=email)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who works here. What they may do is said by the posts they hold (directory)."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="vi")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name


class Attempt(models.Model):
    """Somebody tried to sign in. The log of sign-ins, and what guessing is counted from."""

    at = models.DateTimeField()
    username = models.CharField(max_length=64, help_text="As typed, folded to lower case, known or not")
    address = models.GenericIPAddressField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    succeeded = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["username", "at"], name="attempt_username_at"),
            models.Index(fields=["address", "at"], name="attempt_address_at"),
        ]
