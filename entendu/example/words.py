"""The words that people read for this folder's codes."""

from django.utils.translation import pgettext_lazy

TRAIL = {
    "example": pgettext_lazy("trail", "Example"),
    "example.loaded": pgettext_lazy("trail", "Example company loaded"),
}
