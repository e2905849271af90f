"""Towns with their weight, and the sales territory that each belongs to."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

ZONES = {
    "FR": "Europe/Paris", "BE": "Europe/Brussels", "CH": "Europe/Zurich",
    "CA": "America/Toronto", "GB": "Europe/London",
}  # fmt: skip

# country, town, weight, territory
TOWNS = (
    ("FR", "Lille", 9, "north"), ("FR", "Roubaix", 3, "north"), ("FR", "Valenciennes", 4, "north"),
    ("FR", "Dunkerque", 4, "north"), ("FR", "Amiens", 4, "north"), ("FR", "Arras", 3, "north"),
    ("FR", "Paris", 12, "north"), ("FR", "Cergy", 4, "north"), ("FR", "Évry", 3, "north"),
    ("FR", "Rouen", 5, "north"), ("FR", "Le Havre", 4, "north"), ("FR", "Caen", 3, "north"),
    ("FR", "Rennes", 6, "north"), ("FR", "Vitré", 3, "north"), ("FR", "Nantes", 7, "north"),
    ("FR", "Cholet", 4, "north"), ("FR", "Angers", 4, "north"), ("FR", "Reims", 3, "north"),
    ("FR", "Strasbourg", 5, "north"), ("FR", "Mulhouse", 4, "north"), ("FR", "Nancy", 3, "north"),
    ("FR", "Lyon", 10, "south"), ("FR", "Oyonnax", 4, "south"), ("FR", "Annecy", 5, "south"),
    ("FR", "Cluses", 4, "south"), ("FR", "Grenoble", 6, "south"), ("FR", "Saint-Étienne", 4, "south"),
    ("FR", "Clermont-Ferrand", 4, "south"), ("FR", "Dijon", 3, "south"), ("FR", "Besançon", 3, "south"),
    ("FR", "Toulouse", 8, "south"), ("FR", "Figeac", 2, "south"), ("FR", "Bordeaux", 6, "south"),
    ("FR", "Pau", 2, "south"), ("FR", "Marseille", 5, "south"), ("FR", "Avignon", 3, "south"),
    ("FR", "Montpellier", 3, "south"),
    ("BE", "Liège", 4, "north"), ("BE", "Charleroi", 3, "north"), ("BE", "Gand", 3, "north"),
    ("BE", "Bruxelles", 4, "north"), ("BE", "Tournai", 2, "north"),
    ("CH", "Lausanne", 3, "south"), ("CH", "Fribourg", 2, "south"), ("CH", "Neuchâtel", 3, "south"),
    ("CH", "Delémont", 1, "south"),
    ("CA", "Montréal", 4, "south"), ("CA", "Drummondville", 3, "south"), ("CA", "Québec", 3, "south"),
    ("CA", "Sherbrooke", 2, "south"),
    ("GB", "Birmingham", 5, "south"), ("GB", "Coventry", 3, "south"), ("GB", "Sheffield", 4, "south"),
    ("GB", "Leeds", 3, "south"), ("GB", "Bristol", 3, "south"), ("GB", "Manchester", 4, "south"),
)  # fmt: skip
