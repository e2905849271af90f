"""Fret Clairval, an invented carrier of chilled goods near Angers: the adviser's other client."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

from entendu.example.client import Channel, Client, Colleague, Drive, Piece, Product, Sector

MAIL = "fret-clairval.example"

COLLEAGUES = (
    Colleague("admin", "Bertrand Maillard", "administrator"),
    Colleague("mkt", "Anaïs Cordier", "marketing_manager", "marketing"),
    Colleague("sales", "Denis Aubry", "sales_manager", "sales"),
    Colleague("rep-1", "Laetitia Morin", "sales", "sales", quickness=0.85, talent=1.1),
    Colleague("rep-2", "Rachid Fernandez", "sales", "sales", quickness=0.45, talent=0.95),
    Colleague("adviser", "Hélène Morvan", "adviser", "", "adviser@cap-conseil.example"),
)

SECTORS = (
    Sector("Maraîchage", 0.28, 1.1, 0.8),
    Sector("Produits laitiers", 0.22, 1.0, 1.2),
    Sector("Viande et traiteur", 0.22, 0.9, 1.0),
    Sector("Produits de la mer", 0.15, 1.0, 0.9),
    Sector("Santé", 0.13, 0.8, 1.7),
)

PRODUCTS = (
    Product("Lots réguliers à 2-4 °C", "Transport", 0.55, 1.0),
    Product("Entreposage frais", "Entreposage", 0.25, 1.3),
    Product("Tournées urbaines", "Transport", 0.20, 0.7),
)

PIECES = (
    Piece("lp-devis", "landing_page", "fr", "Transport", "Un tarif au départ de votre quai"),
    Piece("lp-visite", "landing_page", "fr", "Entreposage", "Visiter notre plateforme d’Angers"),
    Piece("wp-froid", "white_paper", "fr", "Transport", "Chaîne du froid : ce que dit l’enregistreur, ce qu’il tait"),
    Piece("wp-pic", "white_paper", "fr", "Entreposage", "Passer les pointes de Noël sans rupture", 0.3),
    Piece("cs-fraise", "case_study", "fr", "Transport", "Des fraises cueillies à six heures, en rayon à seize heures"),
    Piece("cs-fromage", "case_study", "fr", "Entreposage", "Un affineur divise ses litiges par trois", 0.2),
    Piece("ar-attente", "article", "fr", "Transport", "L’attente à quai, première cause de retard"),
    Piece("ar-temperature", "article", "fr", "Transport", "Faut-il préparer le camion une heure avant ?"),
    Piece("ar-palette", "article", "fr", "Entreposage", "Palettes perdues : qui paie, et comment l’éviter", 0.4),
    Piece("wb-peak", "webinar", "fr", "Transport", "Webinaire : préparer la fin d’année dès septembre"),
)  # fmt: skip

DRIVES = (
    Drive("recherche", "Recherche payante : transport frais", "paid_search", "lp-devis", 0, 1, 0, 900),
    Drive("social", "Réseau professionnel : producteurs", "paid_social", "wp-froid", 3, 2, 120, 2800),
    Drive("lettre", "Le point froid", "email", "ar-attente", 0, 1, 0, 150),
    Drive("foire", "Foire des producteurs {year}", "trade_fair", "lp-visite", 2, 10, 3, 6800),
    Drive("webinaire", "Webinaire fin d’année {year}", "webinar", "wb-peak", 9, 17, 1, 900),
)  # fmt: skip

CHANNELS = (
    Channel("organic_search", 0.30, 1.05, 1.0, 1.0, 1.0),
    Channel("paid_search", 0.24, 1.1, 1.1, 1.05, 1.0, 0.9, 0.8),
    Channel("paid_social", 0.12, 0.9, 1.0, 0.6, 0.5),
    Channel("webinar", 0.08, 1.1, 1.1, 1.1, 1.1),
    Channel("trade_fair", 0.14, 1.0, 0.9, 1.1, 1.2, 1.2, 1.2),
    Channel("referral", 0.07, 1.5, 1.4, 1.3, 1.4, 1.4, 0.7),
    Channel("direct", 0.05, 1.0, 1.0, 1.0, 1.0),
)

CLAIRVAL = Client(
    name="Fret Clairval",
    zone="Europe/Paris",
    currency="EUR",
    domain=MAIL,
    trade="logistics",
    letter="Le point froid",
    amount=9500,
    teams=(("marketing", "Marketing", "marketing"), ("sales", "Commerce", "sales")),
    colleagues=COLLEAGUES,
    sectors=SECTORS,
    products=PRODUCTS,
    pieces=PIECES,
    drives=DRIVES,
    channels=CHANNELS,
    countries=("FR", "BE"),
)
