"""First names, last names, mail hosts and numbers set aside for fiction, by country."""

# ruff: noqa: E501, SIM905 (rows and words, read as such)

FIRST = {
    "FR": (
        "Adrien Agathe Alain Alexandre Alice Amandine Anaïs Anne Antoine Arnaud Audrey Aurélie "
        "Baptiste Benoît Bertrand Brigitte Bruno Camille Caroline Catherine Cécile Céline Cédric "
        "Charlotte Christelle Christophe Claire Clément Corinne Cyril Damien David Delphine Denis "
        "Didier Dominique Édouard Élodie Émilie Éric Estelle Étienne Fabien Fabrice Fatima Florence "
        "Florian François Françoise Frédéric Gaëlle Geoffroy Gérard Grégory Guillaume Hélène Hervé "
        "Hugo Isabelle Jacques Jean-Marc Jean-Philippe Jérôme Joëlle Julie Julien Karim Karine "
        "Laetitia Laurence Laurent Lionel Loïc Luc Ludovic Magali Marc Marie Marie-Laure Marion "
        "Mathieu Maxime Mehdi Michel Mickaël Mohamed Myriam Nadège Nadia Nathalie Nicolas Odile "
        "Olivier Pascal Patricia Patrick Paul Philippe Pierre Quentin Rachid Raphaël Régis Rémi "
        "Romain Sabine Samir Sandrine Sébastien Serge Séverine Solène Sophie Stéphane Sylvain "
        "Sylvie Thibault Thierry Thomas Valérie Vanessa Véronique Vincent Virginie Xavier Yann "
        "Yves Zoé"
    ).split(),
    "CA": (
        "Alexis André Annie Benoît Caroline Chantal Claude Danielle Dave Émile Félix France "
        "Gabriel Geneviève Guy Isabelle Jean-François Jocelyn Josée Julie Karine Louis-Philippe "
        "Marc-André Marie-Ève Martin Mathieu Mélanie Nancy Nathalie Normand Olivier Pierre-Luc "
        "Réjean Sébastien Simon Stéphanie Steve Sylvain Véronique Yannick"
    ).split(),
    "GB": (
        "Aisha Alan Alison Andrew Anna Ben Callum Charlotte Chris Claire Colin Daniel David "
        "Emily Emma Fiona Gareth Gemma Graham Hannah Harriet Helen Ian Imran Jack James Jennifer "
        "Joanne John Karen Kate Keith Laura Lee Louise Mark Martin Matthew Michelle Neil Nick "
        "Oliver Paul Peter Priya Rachel Rebecca Richard Rob Ruth Sam Sanjay Sarah Simon Sophie "
        "Stephen Stuart Tom Tracy Victoria William"
    ).split(),
}
FIRST["BE"] = FIRST["CH"] = FIRST["FR"]

LAST = {
    "FR": (
        "Aubert Aubry Bailly Barbier Baron Benali Benoit Berger Bertin Besson Blanchard Bonnet "
        "Bouchet Bourgeois Boyer Brunet Carlier Caron Chevalier Clément Colin Collet Cordier "
        "Cousin Da~Silva Daniel Delattre Delmas Deschamps Devaux Diallo Dubois Dufour Dumas Dupuis "
        "Duval El~Amrani Fabre Faure Fernandez Ferreira Fleury Fontaine Fournier Gaillard Garnier "
        "Gauthier Gautier Gérard Germain Giraud Girard Gomez Grondin Guérin Guillot Haddad Hamon "
        "Henry Hubert Huet Humbert Jacquet Joly Julien Kowalski Lacroix Lambert Langlois Laporte "
        "Le~Gall Le~Goff Lebrun Leclercq Lefèvre Léger Lemaire Lemoine Leroux Lopez Maillard Mallet "
        "Marchand Maréchal Martinez Masson Mercier Meunier Michaud Millet Monnier Moreau Morel "
        "Morin Moulin Nguyen Nicolas Noël Olivier Paris Pelletier Perret Perrin Petit Philippe "
        "Picard Pichon Poirier Pons Poulain Prévost Rey Renard Renaud Reynaud Richard Rivière "
        "Robin Roche Rodriguez Rolland Rousseau Roux Royer Saidi Sanchez Schmitt Simon Tessier "
        "Thomas Traoré Vasseur Vidal Vincent Weber Zimmermann"
    ).split(),
    "BE": (
        "Claes Collard Declercq Delvaux Denis Dupont Evrard François Goossens Hermans Jacobs "
        "Janssens Lambert Leclercq Lejeune Lemmens Maes Martens Mertens Michiels Noël Peeters Renard "
        "Servais Simon Thiry Vandenberghe Vermeulen Wauters Willems Wouters"
    ).split(),
    "CH": (
        "Aebischer Bovet Bühler Chappuis Cuche Favre Fischer Gerber Grandjean Huber Jaquet Jeanneret "
        "Keller Maillard Meier Monney Mottet Müller Perrenoud Rochat Schneider Steiner Vuilleumier "
        "Weber Zbinden"
    ).split(),
    "CA": (
        "Beaulieu Bélanger Bergeron Boucher Bouchard Caron Côté Desjardins Dubé Fortin Gagné Gagnon "
        "Girard Hébert Lachance Lapointe Lavoie Leblanc Leclerc Lévesque Nadeau Ouellet Paquette "
        "Pelletier Poirier Poulin Roy Simard St-Pierre Thibault Tremblay"
    ).split(),
    "GB": (
        "Allen Bailey Baker Barnes Bennett Brooks Campbell Carter Clarke Collins Cooper Cox Davies "
        "Evans Foster Graham Gray Green Griffiths Hall Harris Hill Hughes Hussain Jackson Khan King "
        "Knight Lewis Marshall Mason Mitchell Moore Morgan Murray Palmer Parker Patel Phillips Price "
        "Reid Richards Roberts Robinson Rogers Russell Shaw Stevens Stewart Thompson Turner Walker "
        "Ward Watson Webb White Wood Wright"
    ).split(),
}  # fmt: skip

PRIVATE_HOSTS = ("boite-perso.example", "courriel.example", "webmail.example", "mailbox.example")

PHONES = {  # ranges that the regulators keep for films and books: nobody's number
    "FR": ("+33 1 99 00", "+33 2 61 91", "+33 3 53 01", "+33 4 65 71", "+33 5 36 49",
           "+33 6 39 98", "+33 6 39 98", "+33 6 39 98"),
    "GB": ("+44 20 7946 0",),
    "CA": ("+1 418-555-01", "+1 514-555-01", "+1 450-555-01"),
}  # fmt: skip
