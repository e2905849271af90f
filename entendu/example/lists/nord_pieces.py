"""What Atelier Nord publishes."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

from entendu.example.client import Piece

_ROWS = """
lp-demo-fr|landing_page|fr|Production|Demander une démonstration|0
lp-demo-en|landing_page|en|Production|Book a demonstration|0
lp-trs-fr|landing_page|fr|Production|Calculez le TRS de votre ligne en cinq minutes|0
lp-gmao-fr|landing_page|fr|Maintenance|Passer du tableur à la GMAO sans arrêter l’atelier|0
lp-energie-fr|landing_page|fr|Énergie|Vos kilowattheures, poste par poste|0.25
lp-mes-en|landing_page|en|Production|See your shop floor as it runs|0
lp-salon-fr|landing_page|fr|Production|Nous rencontrer sur le salon|0
wp-trs-fr|white_paper|fr|Production|Le TRS sans mythe : mesurer, comprendre, décider|0
wp-oee-en|white_paper|en|Production|OEE without the myths: measure, understand, decide|0
wp-gmao-fr|white_paper|fr|Maintenance|Réussir sa GMAO : vingt questions à poser avant de choisir|0
wp-cmms-en|white_paper|en|Maintenance|Choosing a CMMS: twenty questions to ask first|0.1
wp-lot-fr|white_paper|fr|Qualité|Le dossier de lot électronique, de la paillasse à l’audit|0.2
wp-energie-fr|white_paper|fr|Énergie|Air comprimé, froid, chauffe : où part l’énergie de l’usine|0.35
wp-erp-fr|white_paper|fr|Intégration|ERP et atelier : qui doit savoir quoi, et quand ?|0.5
cs-biscuit-fr|case_study|fr|Production|Une biscuiterie gagne neuf points de TRS en deux saisons|0
cs-fonderie-fr|case_study|fr|Maintenance|Fonderie : moitié moins d’arrêts non prévus en un an|0
cs-aero-fr|case_study|fr|Qualité|Sous-traitant aéronautique : zéro papier sur la ligne d’assemblage|0.15
cs-pharma-fr|case_study|fr|Qualité|Libérer un lot en deux jours au lieu de neuf|0.4
cs-castings-en|case_study|en|Maintenance|A foundry that halved its unplanned stops|0
cs-packaging-en|case_study|en|Production|Packaging: eleven minutes saved on every changeover|0.3
wb-trs-fr|webinar|fr|Production|Webinaire : lire une courbe de TRS avec ses équipes|0
wb-gmao-fr|webinar|fr|Maintenance|Webinaire : de la maintenance subie à la maintenance choisie|0
wb-qualite-fr|webinar|fr|Qualité|Webinaire : préparer un audit en une matinée|0
wb-energie-fr|webinar|fr|Énergie|Webinaire : trouver les dix premiers pour cent d’énergie|0.2
wb-mes-en|webinar|en|Production|Webinar: your first connected line in thirty days|0
ar-micro-fr|article|fr|Production|Micro-arrêts : ces secondes que personne ne compte|0
ar-smed-fr|article|fr|Production|Changement de série : ce que le SMED ne dit pas|0.05
ar-equipe-fr|article|fr|Production|Faut-il afficher le TRS devant les équipes ?|0.3
ar-preventif-fr|article|fr|Maintenance|Préventif systématique ou conditionnel : comment trancher|0
ar-pieces-fr|article|fr|Maintenance|Pièces de rechange : le stock qui rassure et qui coûte|0.2
ar-mtbf-en|article|en|Maintenance|MTBF and MTTR: two averages that hide the truth|0
ar-spc-fr|article|fr|Qualité|Cartes de contrôle : trois erreurs que nous voyons partout|0.1
ar-trace-en|article|en|Qualité|Traceability that survives a night shift|0.35
ar-air-fr|article|fr|Énergie|Une fuite d’air de trois millimètres, combien par an ?|0
ar-peak-en|article|en|Énergie|Shaving the Monday morning peak|0.45
ar-opcua-fr|article|fr|Intégration|OPC UA expliqué à un directeur industriel|0
ar-cyber-fr|article|fr|Intégration|Relier les machines sans ouvrir la porte à n’importe qui|0.55
ar-legacy-en|article|en|Intégration|Old PLCs, new questions: reading a 1998 machine|0.1
"""


def _piece(row: str) -> Piece:
    key, kind, language, topic, title, since = row.split("|")
    return Piece(key, kind, language, topic, title, float(since))


PIECES = tuple(_piece(row) for row in _ROWS.strip().splitlines())
