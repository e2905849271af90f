"""Atelier Nord, an invented maker of software for factories, near Lille."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

from entendu.example.client import Channel, Client, Colleague, Drive, Product, Sector
from entendu.example.lists.nord_pieces import PIECES

MAIL = "atelier-nord.example"

COLLEAGUES = (
    Colleague("admin", "Nadia Benali", "administrator", "", f"admin@{MAIL}"),
    Colleague("dg", "Philippe Carlier", "decider"),
    Colleague("finance", "Odile Renard", "viewer", "", f"viewer@{MAIL}"),
    Colleague("mkt-manager", "Claire Vasseur", "marketing_manager", "marketing",
              f"marketing@{MAIL}"),
    Colleague("mkt-content", "Julien Prévost", "marketing", "marketing"),
    Colleague("mkt-digital", "Solène Le Goff", "marketing", "marketing"),
    Colleague("mkt-events", "Karim Haddad", "marketing", "marketing"),
    Colleague("sales-manager", "Marc Delattre", "sales_manager", "north", f"sales@{MAIL}"),
    Colleague("rep-n1", "Sandrine Huet", "sales", "north", quickness=1.0, talent=1.15),
    Colleague("rep-n2", "Thibault Morel", "sales", "north", quickness=0.75, talent=1.0),
    Colleague("rep-n3", "Gérard Poulain", "sales", "north", quickness=0.3, talent=1.1),
    Colleague("rep-n4", "Yasmine Saidi", "sales", "north", quickness=0.9, talent=0.95),
    Colleague("south-manager", "Isabelle Reynaud", "sales_manager", "south"),
    Colleague("rep-s1", "Emily Carter", "sales", "south", f"rep@{MAIL}", "en", 0.95, 1.05),
    Colleague("rep-s2", "Lionel Pons", "sales", "south", quickness=0.6, talent=1.0),
    Colleague("rep-s3", "Magali Rivière", "sales", "south", quickness=0.8, talent=1.1),
    Colleague("rep-s4", "Sébastien Faure", "sales", "south", quickness=0.4, talent=0.8),
    Colleague("adviser", "Hélène Morvan", "adviser", "", "adviser@cap-conseil.example"),
)  # fmt: skip

SECTORS = (
    Sector("Agroalimentaire", 0.22, 1.25, 1.0),
    Sector("Métallurgie et mécanique", 0.24, 1.0, 0.9),
    Sector("Plasturgie", 0.15, 1.1, 0.8),
    Sector("Pharmacie et cosmétique", 0.11, 0.9, 1.6),
    Sector("Aéronautique", 0.09, 0.85, 1.5),
    Sector("Électronique", 0.07, 0.95, 1.0),
    Sector("Emballage", 0.08, 1.1, 0.85),
    Sector("Bois et ameublement", 0.04, 0.6, 0.6),
)

PRODUCTS = (
    Product("Nord Suivi", "Production", 0.42, 1.0),
    Product("Nord Maintenance", "Maintenance", 0.28, 0.75),
    Product("Nord Qualité", "Qualité", 0.15, 0.9),
    Product("Nord Énergie", "Énergie", 0.08, 0.55),
    Product("Nord Complet", "Intégration", 0.07, 2.1),
)

DRIVES = (
    Drive("search-brand", "Recherche payante : marque", "paid_search", "lp-demo-fr", 0, 1, 0, 650, 0.5),
    Drive("search-trs", "Recherche payante : TRS et suivi", "paid_search", "lp-trs-fr", 0, 1, 0, 2900),
    Drive("search-gmao", "Recherche payante : GMAO", "paid_search", "lp-gmao-fr", 0, 1, 0, 2400),
    Drive("search-uk", "Paid search UK: MES, {year}", "paid_search", "lp-mes-en", 9, 15, 150, 7800, 0.8),
    Drive("social-leads", "Formulaires sur réseau professionnel", "paid_social", "lp-trs-fr", 0, 1, 0, 3600),
    Drive("social-energie", "Réseau professionnel : énergie {year}", "paid_social", "lp-energie-fr", 10, 6, 75, 9500, 1.3),
    Drive("social-oee", "Professional network: OEE guide {year}", "paid_social", "lp-mes-en", 2, 3, 60, 6200, 0.6),
    Drive("lettre", "La lettre de l’atelier", "email", "ar-micro-fr", 0, 1, 0, 480),
    Drive("syndication", "Diffusion de livres blancs par un éditeur", "content_syndication", "wp-gmao-fr", 0, 1, 0, 1900),
    Drive("partenaires", "Réseau d’intégrateurs partenaires", "partner", "wp-erp-fr", 0, 1, 0, 1100),
    Drive("salon-printemps", "Salon Horizon Usine {year}", "trade_fair", "lp-salon-fr", 3, 17, 4, 34000, 1.4),
    Drive("salon-automne", "Rencontres de la maintenance {year}", "trade_fair", "lp-salon-fr", 10, 13, 3, 14500),
    Drive("web-trs", "Webinaire TRS, janvier {year}", "webinar", "wb-trs-fr", 1, 22, 1, 2600, 1.1),
    Drive("web-qualite", "Webinaire audit, avril {year}", "webinar", "wb-qualite-fr", 4, 9, 1, 2300),
    Drive("web-gmao", "Webinaire GMAO, juin {year}", "webinar", "wb-gmao-fr", 6, 11, 1, 2500, 1.2),
    Drive("web-mes", "Webinar: first connected line, {year}", "webinar", "wb-mes-en", 9, 24, 1, 2400, 0.7),
    Drive("web-energie", "Webinaire énergie, novembre {year}", "webinar", "wb-energie-fr", 11, 5, 1, 2700, 1.2),
)  # fmt: skip

CHANNELS = (  # webinars close well, paid social fills the funnel and closes little, referrals are few and rich
    Channel("organic_search", 0.25, 1.05, 1.0, 1.05, 1.1),
    Channel("paid_search", 0.14, 1.1, 1.05, 1.0, 1.0, 0.9, 0.85),
    Channel("paid_social", 0.17, 1.15, 1.25, 0.7, 0.45, 0.8, 1.2),
    Channel("social", 0.05, 0.8, 0.9, 0.9, 0.85),
    Channel("webinar", 0.11, 1.2, 1.25, 1.2, 1.45, 1.05, 0.9),
    Channel("trade_fair", 0.08, 1.0, 0.85, 1.1, 1.0, 1.3, 1.35),
    Channel("content_syndication", 0.06, 0.95, 1.0, 0.7, 0.4, 0.85, 1.3),
    Channel("direct", 0.06, 1.05, 1.0, 1.1, 1.1),
    Channel("partner", 0.04, 1.25, 1.1, 1.2, 1.15, 1.2),
    Channel("referral", 0.02, 1.7, 1.5, 1.4, 2.4, 1.9, 0.65),
    Channel("email", 0.02, 0.6, 0.7, 0.9, 0.8),
)

NORD = Client(
    name="Atelier Nord",
    zone="Europe/Paris",
    currency="EUR",
    domain=MAIL,
    trade="plant",
    letter="La lettre de l’atelier",
    amount=20000,
    teams=(
        ("marketing", "Marketing", "marketing"),
        ("north", "Équipe Nord", "sales"),
        ("south", "Équipe Sud & International", "sales"),
    ),
    colleagues=COLLEAGUES,
    sectors=SECTORS,
    products=PRODUCTS,
    pieces=PIECES,
    drives=DRIVES,
    channels=CHANNELS,
    countries=("FR", "BE", "CH", "CA", "GB"),
)
