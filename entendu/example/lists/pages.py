"""The pages of a site that are no piece of content, by the client's trade."""

# path, French title, English title, weight of an early reader, of a ripe one
_EVERYWHERE = (
    ("", "Accueil", "Home", 5.0, 3.0),
    ("solutions", "Nos solutions", "Our solutions", 2.6, 3.0),
    ("tarifs", "Tarifs", "Pricing", 1.0, 4.2),
    ("clients", "Ils nous font confiance", "Our customers", 1.0, 2.4),
    ("a-propos", "Qui sommes-nous ?", "About us", 0.9, 1.6),
    ("carrieres", "Nous rejoindre", "Careers", 0.6, 0.1),
    ("contact", "Nous contacter", "Contact us", 0.5, 1.4),
)

PLAIN = {
    "plant": (
        *_EVERYWHERE,
        ("integrations", "Intégrations et connecteurs", "Integrations", 0.6, 2.2),
        ("securite", "Sécurité et hébergement", "Security and hosting", 0.2, 1.6),
    ),
    "logistics": (
        *_EVERYWHERE,
        ("plateformes", "Nos plateformes", "Our platforms", 0.8, 2.0),
        ("agrements", "Agréments sanitaires", "Approvals", 0.3, 1.6),
    ),
}
