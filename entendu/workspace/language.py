"""In which language does this person read? Their own choice, else the browser's."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class PersonsLanguage(LocaleMiddleware):
    """Middleware: the signed-in person's language wins over the browser's."""

    def process_request(self, request):
        super().process_request(request)
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
