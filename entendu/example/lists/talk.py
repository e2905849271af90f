"""What people write and say: questions in forms, subjects, replies, reasons. French and English."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

# what prospects ask in forms, by topic of the trade; "" for any
QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "Production": {
        "fr": ("Peut-on relier le suivi à nos automates de 2009 sans les changer ?",
               "Combien de temps pour équiper une première ligne de conditionnement ?",
               "Le TRS est-il calculé par équipe ou par ordre de fabrication ?",
               "Nos opérateurs travaillent avec des gants : l’écran d’atelier est-il adapté ?"),
        "en": ("Can we connect PLCs from 2009 without replacing them?",
               "How long does it take to equip a first packaging line?",
               "Is OEE worked out per shift or per work order?"),
    },
    "Maintenance": {
        "fr": ("Reprenez-vous l’historique d’une GMAO existante ?",
               "Les techniciens peuvent-ils saisir un bon de travail hors connexion ?",
               "Gérez-vous les pièces de rechange sur plusieurs magasins ?"),
        "en": ("Do you take over the history of our present CMMS?",
               "Can technicians fill in a work order offline?",
               "How are spare parts handled across two stores?"),
    },
    "Qualité": {
        "fr": ("Le dossier de lot électronique est-il accepté lors d’un audit BRC ?",
               "Comment sont suivies les non-conformités fournisseurs ?",
               "Pouvez-vous relier nos balances et nos testeurs de couple ?"),
        "en": ("Is the electronic batch record accepted in a BRC audit?",
               "How do you follow supplier non-conformities?"),
    },
    "Énergie": {
        "fr": ("Suivez-vous l’air comprimé ligne par ligne ?",
               "Le rapport convient-il à un audit ISO 50001 ?",
               "Quel retour sur investissement constatez-vous sur un site de 150 personnes ?"),
        "en": ("Do you measure compressed air line by line?",
               "What payback do you see on a site of 150 people?"),
    },
    "Intégration": {
        "fr": ("Existe-t-il un connecteur prêt pour notre ERP ?",
               "Où les données sont-elles hébergées ?",
               "Peut-on installer la solution sur nos propres serveurs ?"),
        "en": ("Is there a ready connector for our ERP?",
               "Where is the data hosted?",
               "Can it be installed on our own servers?"),
    },
    "Transport": {
        "fr": ("Enlevez-vous le samedi en pleine saison ?",
               "Pouvons-nous lire les températures pendant le trajet ?",
               "Quel est le délai d’Angers à Rungis ?"),
    },
    "Entreposage": {
        "fr": ("Combien de palettes pouvez-vous prendre en décembre ?",
               "Vos chambres sont-elles agréées pour le bio ?"),
    },
    "": {
        "fr": ("Pourriez-vous me rappeler la semaine prochaine, plutôt le matin ?",
               "Pouvez-vous m’envoyer un ordre de prix pour deux sites ?",
               "Nous lançons une consultation en fin de trimestre, êtes-vous intéressés ?",
               "Avez-vous un client de notre métier que nous pourrions visiter ?"),
        "en": ("Could you call me back next week, mornings are best?",
               "Could you send me a price range for two sites?",
               "Do you have a customer in our trade whom we could visit?"),
    },
}  # fmt: skip

REPLIES = {
    "fr": ("Merci pour votre message, je suis disponible jeudi après-midi.",
           "Le sujet nous intéresse, mais pas avant la rentrée.",
           "Je transmets à ma direction, qui décide avec moi.",
           "Pouvez-vous m’envoyer une référence dans notre métier ?",
           "Bien reçu. Le budget sera connu en fin de mois.",
           "Nous comparons trois solutions : où est votre différence ?"),
    "en": ("Thank you, I am free on Thursday afternoon.",
           "We are interested, but not before the new budget year.",
           "I have passed this to our operations director, who decides with me.",
           "Could you send a reference in our trade?",
           "We are comparing three systems: where do you differ?"),
}  # fmt: skip

SUBJECTS: dict[str, dict[str, tuple[str, ...]]] = {
    "first": {"fr": ("Votre demande du site", "Suite à votre lecture : {topic}",
                     "{topic} : quelques questions avant de vous rappeler"),
              "en": ("Your enquiry", "Following your reading: {topic}")},
    "again": {"fr": ("Je reviens vers vous", "Un exemple proche de votre métier",
                     "Un créneau cette semaine ?"),
              "en": ("Following up", "An example close to your trade", "A slot this week?")},
    "offer": {"fr": ("Notre proposition", "Proposition révisée", "Compte rendu et prochaines étapes"),
              "en": ("Our proposal", "Revised proposal", "Minutes and next steps")},
}  # fmt: skip

MEETINGS = {
    "fr": {"sal": "Premier échange", "sql": "Démonstration", "deal": "Atelier de cadrage",
           "offer": "Présentation de la proposition"},
    "en": {"sal": "First conversation", "sql": "Demonstration", "deal": "Scoping workshop",
           "offer": "Presentation of the proposal"},
}  # fmt: skip

LOST = (  # reason, weight
    ("Projet reporté", 26), ("Budget non accordé", 20), ("Concurrent retenu", 19),
    ("Sans nouvelles", 17), ("Fonction manquante", 9), ("Solution interne conservée", 9),
)  # fmt: skip
RECYCLED = ("Pas de projet avant six mois", "Injoignable", "Interlocuteur sans budget")
DISQUALIFIED = (
    "Étudiant ou consultant",
    "Concurrent",
    "Hors cible : taille",
    "Coordonnées fausses",
)

JOBS: dict[str, tuple[tuple[str, str, int, float], ...]] = {  # title fr, title en, weight, factor on the will to buy
    "plant": (
        ("Direction industrielle", "Operations director", 9, 1.45),
        ("Direction d’usine", "Plant manager", 10, 1.4),
        ("Responsable de production", "Production manager", 17, 1.2),
        ("Responsable maintenance", "Maintenance manager", 16, 1.15),
        ("Responsable qualité", "Quality manager", 12, 1.05),
        ("Responsable amélioration continue", "Continuous improvement lead", 9, 1.2),
        ("Responsable informatique", "IT manager", 9, 0.95),
        ("Responsable énergie et environnement", "Energy manager", 5, 0.95),
        ("Bureau des méthodes", "Process engineer", 8, 0.75),
        ("Direction générale", "Managing director", 6, 1.1),
        ("Responsable achats", "Buyer", 4, 0.7),
        ("En formation", "Student", 3, 0.1),
    ),
    "logistics": (
        ("Direction logistique", "Logistics director", 14, 1.4),
        ("Responsable transport", "Transport manager", 24, 1.25),
        ("Responsable d’entrepôt", "Warehouse manager", 18, 1.0),
        ("Responsable qualité", "Quality manager", 14, 1.0),
        ("Direction générale", "Managing director", 12, 1.15),
        ("Achats de transport", "Freight buyer", 14, 0.95),
        ("En formation", "Student", 4, 0.1),
    ),
}  # fmt: skip
