"""Time zones as people name them: cities, countries and abbreviations, in Korean and English.

A zone is an IANA name (https://www.iana.org/time-zones). What it is called comes from Unicode's
CLDR (by way of Babel), which zones a country has from the ``zone.tab`` of ``tzdata``, and what
neither knows from ``locale/places.txt``.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from rapidfuzz import fuzz

from bot.localization import LANGUAGES

PLACES = Path(__file__).parents[1] / "locale" / "places.txt"
UTC = "Etc/UTC"

_EXACT, _BEGINNING, _PART, _ALIKE = 4.0, 3.0, 2.0, 1.0
_OF_COUNTRY = 0.1
_LEAST_LIKENESS = 75
_LEAST_PART = 3
_ENDINGS = "*"
"""Names in ``places.txt`` what may stand after any name."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone.

    Attributes:
        name: its IANA name.
        known_as: what it is called, made comparable.
        country: what its country is called, made comparable.
        cities: the city that stands for it, by language.
    """

    name: str
    known_as: tuple[str, ...]
    country: tuple[str, ...]
    cities: dict[str, str]


def suggest(typed: str, limit: int = 25) -> list[str]:
    """Return the IANA names of zones that fit what is typed so far, best first.

    Args:
        typed: a name or the beginning or part of one, maybe misspelt: ``서울``, ``KST``, ``New Y``.
        limit: how many at most.
    """
    wanted = _comparable(typed)
    if not wanted:
        return [zone.name for zone in _zones()[:limit]]
    scored = ((_fit(wanted, zone), zone.name) for zone in _zones())
    # Sorting keeps the order of zones that fit equally well.
    fitting = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
    return [name for _, name in fitting[:limit]]


def resolve(typed: str) -> str | None:
    """Return the IANA name of the zone that is meant.

    Args:
        typed: an IANA name in any case, older names among them, or what a zone is called.

    Returns:
        None where no zone is called that; a misspelt name is not guessed at.
    """
    iana = _iana_names().get(typed.strip().casefold())
    if iana is not None and "/" in iana:
        return iana
    wanted = _comparable(typed)
    # Some abbreviations are IANA names as well, of zones without daylight saving time.
    called = next((zone.name for zone in _zones() if wanted in zone.known_as), None)
    return called or next((zone.name for zone in _zones() if wanted in zone.country), iana)


def label(name: str, language: str, at: datetime) -> str:
    """Return how a zone is shown: ``서울 (Asia/Seoul, UTC+9)``.

    Args:
        name: an IANA name.
        language: ``ko`` or ``en``.
        at: an aware datetime; the offset from UTC is the one then.
    """
    zone = next((zone for zone in _zones() if zone.name == name), None)
    city = zone.cities.get(language) if zone else None
    inside = f"{name}, {_offset(name, at)}"
    return f"{city} ({inside})" if city else inside


def _offset(name: str, at: datetime) -> str:
    offset = at.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _fit(wanted: str, zone: Zone) -> float:
    """Return how well a zone fits; its country's name counts a little less than its own."""
    return max(_likeness(wanted, zone.known_as), _likeness(wanted, zone.country) - _OF_COUNTRY)


def _likeness(wanted: str, names: tuple[str, ...]) -> float:
    """Return 4 where a name is meant, from 3 for a beginning, from 2 a part, up to 1 alike."""
    best = 0.0
    for name in names:
        if name == wanted:
            return _EXACT
        share = len(wanted) / max(len(name), len(wanted))
        if name.startswith(wanted):
            best = max(best, _BEGINNING + share / 2)
        elif len(wanted) >= _LEAST_PART and wanted in name:
            best = max(best, _PART + share / 2)
        elif best < _PART and len(wanted) >= _LEAST_PART:
            likeness = fuzz.ratio(wanted, name, score_cutoff=_LEAST_LIKENESS)
            best = max(best, _ALIKE * likeness / 100)
    return best


def _comparable(text: str) -> str:
    """Return text without case, accents, spaces and marks, Hangul taken apart into its letters.

    Taken apart (Unicode Standard Annex #15, NFKD), a syllable that is being typed begins the whole
    one, and a slip of one letter is a small one.
    """
    plain = " ".join(text.casefold().replace("_", " ").split())
    for ending in _places()[_ENDINGS]:
        if plain.endswith(ending) and plain != ending:
            plain = plain.removesuffix(ending)
            break
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKD", plain)
        if sign.isalnum() or sign in "+-" or unicodedata.category(sign) == "Lo"
    ).strip("-")


@cache
def _iana_names() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones(), reverse=True)}


@cache
def _zones() -> tuple[Zone, ...]:
    """Return all zones that people live in, those that ``places.txt`` names first."""
    places = {zone: names for zone, names in _places().items() if zone != _ENDINGS}
    countries = _countries()
    order = dict(zip(places, count(), strict=False))
    names = sorted(
        set(countries) | set(places), key=lambda name: (order.get(name, len(order)), name)
    )
    cities: dict[str, dict[str, str]] = {language: _cities(language) for language in LANGUAGES}
    return tuple(_zone(name, places.get(name, []), countries.get(name), cities) for name in names)


def _zone(
    name: str, places: list[str], country: str | None, cities: dict[str, dict[str, str]]
) -> Zone:
    own = {
        "ko": cities["ko"].get(name),
        "en": cities["en"].get(name) or name.rsplit("/", 1)[-1].replace("_", " "),
    }
    called = [name, *places, *(city for city in own.values() if city)]
    known_as = dict.fromkeys(_comparable(word) for word in called)
    of_country = [Locale(language).territories[country] for language in LANGUAGES if country]
    return Zone(
        name,
        known_as=tuple(known_as),
        country=tuple(_comparable(word) for word in of_country),
        cities={language: city for language, city in own.items() if city},
    )


@cache
def _places() -> dict[str, list[str]]:
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    parts = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {zone: [name.strip() for name in names.split(",")] for zone, _, names in parts}


def _countries() -> dict[str, str]:
    """Return the country (ISO 3166) of each zone; the format is told in the file itself."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def _cities(language: str) -> dict[str, str]:
    """Return the cities that stand for zones, by today's names of zones: CLDR keeps the first."""
    given = {
        name: str(zone["city"])
        for name, zone in Locale(language).time_zones.items()
        if "city" in zone
    }
    today: dict[str, list[str]] = defaultdict(list)
    for line in files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text().splitlines():
        if line.startswith("L "):
            _, target, older = line.split()
            today[target].append(older)
    renamed = {
        target: given[older]
        for target, others in today.items()
        for older in others
        if older in given and older not in _countries()
    }
    return renamed | given
