"""Lists that the example companies are made of: names, places, pieces, sentences. All invented."""
