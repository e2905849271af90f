"""What firms are called: invented roots, what they do, and their legal forms by country."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

ROOTS = (
    "Aldrane Alvéas Amberval Ancélia Ardéon Argémont Asteval Aubrécy Auréval Balméa Barzelle Belcombre "
    "Bérulac Boréva Brétigal Brivance Calmora Cambréon Candréa Carvalys Célibert Cendréol Chamroy "
    "Clarmont Corbelys Cordrave Coulzac Dalvérac Darnéol Délivar Dormecy Drévanne Éclusar Elvarine "
    "Embréval Escarlys Estrémon Falvière Ferloy Fermécia Flaurac Fontrelle Galvény Garmance Gélibois "
    "Glandrieu Gravéol Halméry Hauterval Hivernac Isambral Jalcombe Jorévia Kerlavoz Kermadec-Roy "
    "Lamberval Lavéol Lendrecy Lirévac Lombrac Lorméa Lumbrecy Malvance Marécot Mélisval Merlavoz "
    "Mirecourcy Monclary Montrevel-Sud Morvelle Nandréa Navréol Néolys Norvance Novambre Oblivar Olméra "
    "Orbévil Ormécia Orvalys Palméon Pérulac Plansevin Polvérac Prélion Quercyval Quilmon Ravéol "
    "Rembriac Rivadure Romévia Rougemarche Sablonval Salvétis Sambréa Sélivoy Sermance Silvarol "
    "Solvane Sorbrac Talmiray Tavréol Ternival Thorméa Tilvance Torcenay-Val Trémalys Ulméa Valdrome "
    "Valtrème Vanclair Varséol Vélizoy Verdalys Vermecy Vernadoc Villandre Vimérac Vorméa Xandrival "
    "Yvremont Zélimar"
).split()
ROOTS_EN = (
    "Ashcombe Barrowden Brackwell Calderfold Castlewick Coldmere Dunsforth Eastmarch Elmsworth "
    "Farrowby Glenhurst Hallowdale Harrowgill Hexley Ironbridge-Moor Kelbourne Kingsmere Langthorpe "
    "Marsholt Millbray Northwick Oakhampton Pellworth Quarrybank Ravensby Redmoor Saltergate Stonewell "
    "Thornbury-Vale Underhall Wainford Westerby Winterholme Yarrowdale"
).split()

FORMS = {
    "FR": ("", "", "", "SAS", "SA", "Industrie", "Groupe", "& Fils"),
    "BE": ("", "SA", "SRL", "NV"),
    "CH": ("", "SA", "Sàrl", "AG"),
    "CA": ("", "inc.", "Ltée", "Québec"),
    "GB": ("Ltd", "Ltd", "Group", "plc"),
}

# trade words by sector: French, English
TRADES = {
    "Agroalimentaire": (("Laiterie", "Conserverie", "Biscuiterie", "Salaisons", "Minoterie",
                         "Saveurs"), ("Foods", "Bakeries", "Dairies")),
    "Plasturgie": (("Plastiques", "Injection", "Polymères", "Extrusion"), ("Plastics", "Mouldings")),
    "Métallurgie et mécanique": (("Fonderie", "Usinage", "Décolletage", "Chaudronnerie", "Forges",
                                  "Mécanique"), ("Castings", "Engineering", "Precision")),
    "Pharmacie et cosmétique": (("Laboratoires", "Cosmétiques", "Santé", "Biochimie"),
                                ("Pharma", "Laboratories")),
    "Aéronautique": (("Aéro", "Composites", "Aérostructures"), ("Aerospace", "Composites")),
    "Électronique": (("Électronique", "Câblage", "Capteurs"), ("Electronics", "Sensors")),
    "Emballage": (("Emballages", "Cartonnages", "Imprimerie"), ("Packaging", "Cartons")),
    "Bois et ameublement": (("Menuiseries", "Scierie", "Agencement"), ("Joinery", "Timber")),
    "Maraîchage": (("Maraîchers de", "Primeurs", "Serres de"), ("Growers", "Fresh")),
    "Produits laitiers": (("Laiterie", "Fromagerie", "Crèmerie"), ("Dairies", "Cheese")),
    "Viande et traiteur": (("Salaisons", "Traiteur", "Volailles"), ("Meats", "Catering")),
    "Produits de la mer": (("Marée", "Criée", "Saurisserie"), ("Seafoods", "Fish")),
    "Santé": (("Laboratoires", "Pharmacie centrale", "Biologie"), ("Health", "Labs")),
}  # fmt: skip
