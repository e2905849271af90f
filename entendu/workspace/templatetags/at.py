"""`{% at "performance:page" %}`: the address of a page in the workspace one stands in."""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context, name, *args, **kwargs):
    """Reverse `name` with the current workspace's slug put first."""
    return reverse(name, args=[context["workspace"].slug, *args], kwargs=kwargs or None)
