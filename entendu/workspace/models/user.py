from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class PeopleManager(UserManager):
    """Makes users by e-mail address: there are no user names."""

    def _create_user(self, email, password, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **fields):
        return self._create_user(email, password, **fields)

    def create_superuser(self, email, password=None, **fields):
        return self._create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who signs in; may be a member of several workspaces."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("As my system")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    username = None
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(max_length=2, choices=[("en", "English"), ("fr", "Français")],
                                default="en")  # fmt: skip
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)

    objects = PeopleManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    def __str__(self):
        return self.get_full_name() or self.email
