"""A parsed document -> claims: attributions, triples, factuality, who is who; :mod:`.claims` puts them together."""
