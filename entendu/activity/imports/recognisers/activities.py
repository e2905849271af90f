"""Our own kind of activities file: one thing that happened a row, up to millions of rows."""

from entendu.activity.imports.fields import Field
from entendu.activity.imports.recognising import Recogniser
from entendu.activity.imports.saying import Row, Said
from entendu.activity.kinds import Kind, Stage

KINDS = (
    *((kind.value, kind.value) for kind in Kind),
    ("page view", "page"), ("page viewed", "page"), ("visite", "page"), ("page vue", "page"),
    ("téléchargement", "download"), ("formulaire", "form"), ("form sent", "form"),
    ("inscription", "subscription"), ("abonnement", "subscription"),
    ("email opened", "mail_opened"), ("e-mail ouvert", "mail_opened"), ("ouverture", "mail_opened"),
    ("email clicked", "mail_clicked"), ("clic", "mail_clicked"), ("e-mail cliqué", "mail_clicked"),
    ("partage", "share"), ("événement", "event"), ("réponse", "reply"),
    ("clic publicité", "ad_clicked"), ("ad click", "ad_clicked"),
    ("email sent", "mail_sent"), ("e-mail envoyé", "mail_sent"), ("appel", "call"),
    ("rendez-vous", "meeting"), ("réunion", "meeting"), ("étape", "stage"),
)  # fmt: skip
STAGES = (
    *((stage.value, stage.value) for stage in Stage),
    ("visiteur", "visitor"), ("opportunité", "opportunity"), ("client", "customer"),
    ("recyclé", "recycled"), ("disqualifié", "disqualified"),
)  # fmt: skip


def says(row: Row) -> Said:
    raise NotImplementedError("read column by column, see columns.py")


RECOGNISER = Recogniser(
    name="activities",
    source=("csv", "CSV"),
    nouns=("activities", "contacts", "campaigns", "contents", "members"),
    fields=(
        Field("id", aliases=("activity_id", "message_id", "event_id", "identifiant")),
        Field("email", "email", aliases=(
            "e-mail", "mail", "contact_email", "courriel", "adresse e-mail")),
        Field("contact_id", limit=190, aliases=("id contact",)),
        Field("anonymous_id", aliases=("visitor", "visitor_id", "visiteur", "id visiteur")),
        Field("kind", "choice", required=True, choices=KINDS, aliases=(
            "type", "activity", "event", "activité", "nature")),
        Field("occurred_at", "moment", required=True, aliases=(
            "date", "time", "timestamp", "when", "datetime", "date et heure", "horodatage",
            "survenu le", "quand")),
        Field("channel", limit=80, aliases=("canal", "source", "origin", "origine")),
        Field("stage", "choice", choices=STAGES, aliases=("étape",)),
        Field("campaign", aliases=("campagne",)),
        Field("content", aliases=("contenu", "page")),
        Field("member", aliases=("owner", "by", "commercial", "par", "collaborateur")),
        Field("url", limit=2000, aliases=("link", "lien", "adresse")),
        Field("title", limit=500, aliases=("subject", "objet", "titre", "sujet")),
        Field("bot", "answer", aliases=("robot",)),
    ),
    rank=60,
    says=says,
    ready_made=False,
    bulk=True,
)  # fmt: skip
