"""Metadata of a document: names of fields, dates, and what the head of a text shows by itself."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate
from urllib.parse import urlsplit

ALIASES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "newspaper"),
    "date": ("date", "published", "pubdate", "published_at", "publication_date", "date_published"),
    "url": ("url", "link", "source_url", "canonical"),
    "language": ("language", "lang"),
    "licence": ("licence", "license", "rights"),
    "agency": ("agency", "wire"),
}
_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
_MONTH = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
_WORD = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_WORD}),? (?P<y>\d{{4}})(?!\d)", re.I),
    re.compile(rf"\b(?P<m>{_WORD}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)", re.I),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)"),
)
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DATE_LINE = re.compile(
    r"(?:(?:date|published|posted|updated|issued|last updated)(?: on| at)?\s*:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?P<day>%s)"
    r"(?:\s*(?:T|,|at|-|–|\||/)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:[A-Z]{2,4}|GMT[+-]\d+|\([A-Z]+\))?)?\s*",
    re.I,
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-]\d)")
_LABELLED = re.compile(r"\s*(?:date|published|updated)\s*:?\s+(?P<rest>.{8,40})", re.I)
_PLACE = r"[A-ZÀ-Ý][\w.’'/-]+(?: [A-ZÀ-Ý(][\w.’'/)-]*){0,3}"
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE})(?:, (?P<when>[^()\n]{{3,40}}?))?[.,]? ?"
    r"(?:\((?P<round>[A-Z][\w .&-]{1,24})\)|/(?P<slash>[A-Z][\w .&-]{1,24})/)\.? ?(?:[—–-]|\.|:|(?<=/\.)) ?"
)
_PLACE_DATE = re.compile(rf"\s*{_PLACE}, (?P<when>[^()\n]{{8,30}}?) ?[—–-] ")
_AGENCY = re.compile(
    r"\((AP|AFP|Reuters|TASS|DPA|dpa|EFE|ANSA|UPI|PTI|Xinhua|Interfax|Bloomberg|Kyodo|Yonhap|Anadolu|RIA Novosti|"
    r"Associated Press|Agence France-Presse|Ukrinform|Azertac|AZERTAC|Armenpress|IRNA|Sputnik|PA Media)\)"
)
_FULL_NAME = {"Associated Press": "AP", "Agence France-Presse": "AFP", "dpa": "DPA", "AZERTAC": "Azertac"}


def named(fields: dict) -> dict[str, str]:
    """Return the known metadata in ``fields`` (any case, any alias) as text; a list gives its first entry."""
    lower = {str(name).strip().lower().replace(" ", "_"): value for name, value in fields.items() if name is not None}
    found = {}
    for field, aliases in ALIASES.items():
        for alias in aliases:
            value = _text(lower.get(alias))
            if value:
                found[field] = value
                break
    return found


def _text(value) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None or isinstance(value, (dict, list)):
        return ""
    return " ".join(str(value).split())


def iso_date(text: str) -> str | None:
    """Return the ISO day in ``text``: "2025-10-09T10:00Z", "9 October 2025", "Oct. 9, 2025", "09.10.2025", RFC 822.

    "03/04/2025" could be two days and gives None, as does a date without a year or a day.
    """
    for pattern in _DATES:
        if match := pattern.search(text):
            month = match["m"] if match["m"].isdigit() else _MONTH.get(match["m"][:3].lower(), 0)
            return _day(match["y"], month, match["d"])
    if match := _SLASHES.search(text):
        one, two, year = (int(part) for part in match.groups())
        if one > 12 or one == two:
            return _day(year, two, one)
        return _day(year, one, two) if two > 12 else None
    parsed = parsedate(text)
    return _day(*parsed[:3]) if parsed else None


def _day(year, month, day) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def of_name(name: str) -> dict[str, str]:
    """Return the date in a file name that holds one whole ISO day, "2025-10-09-council.txt"; none of an address."""
    days = _IN_NAME.findall(name) if "://" not in name else []
    day = _day(*days[0]) if len(days) == 1 else None
    return {"date": day} if day else {}


def head(text: str) -> dict[str, str]:
    """Return title, date and agency as far as the first lines of ``text`` show them; absent is absent."""
    lines = [line.strip() for line in text[:4000].split("\n")]
    full = [(number, line) for number, line in enumerate(lines) if line][:6]
    found: dict[str, str] = {}
    if not full:
        return found
    day = next((day for _, line in full[:5] if (day := _line_date(line))), None)
    if day is None and (match := _LABELLED.match(full[0][1])):
        day = _leading_date(match["rest"])
    if day:
        found["date"] = day
    for _, line in full[:4]:
        match = _DATELINE.match(line)
        if match:
            agency = match["round"] or match["slash"]
            found["agency"] = _FULL_NAME.get(agency, agency)
            if "date" not in found and match["when"] and (day := iso_date(match["when"])):
                found["date"] = day
            break
        if "date" not in found and (match := _PLACE_DATE.match(line)) and (day := _whole_date(match["when"])):
            found["date"] = day
            break
    if "agency" not in found and (match := _AGENCY.search(text[:600])):
        found["agency"] = _FULL_NAME.get(match[1], match[1])
    if title := _headline(lines, full):
        found["title"] = title
    return found


def _line_date(line: str) -> str | None:
    """The date of a line that holds nothing but a date, a time and perhaps "Published:"."""
    if len(line) > 60:
        return None
    for pattern in _DATES:
        if (match := pattern.search(line)) and re.fullmatch(_DATE_LINE.pattern % re.escape(match[0]), line, re.I):
            return iso_date(match[0])
    return None


def _whole_date(text: str) -> str | None:
    return iso_date(text) if any(pattern.fullmatch(text.strip()) for pattern in _DATES) else None


def _leading_date(text: str) -> str | None:
    for pattern in _DATES:
        if match := pattern.match(text):
            return iso_date(match[0])
    return None


def _headline(lines: list[str], full: list[tuple[int, str]]) -> str | None:
    """The first line, if it stands alone, is short and is neither a sentence, a date, a turn nor a dateline."""
    number, line = full[0]
    alone = len(full) > 1 and (lines[number + 1] == "" or _line_date(full[1][1]) is not None)
    sentence = line.endswith((".", ":", ";", ",", "…", "-", "—")) or re.search(r"[.!?][”\"’]$", line)
    turn = re.match(r"(?:[-—–•*>]|[^:]{2,60}:\s)", line) and not re.match(r"[^:]{2,60}: [A-Z]?\w+", line)
    if not alone or sentence or turn or _line_date(line) or _DATELINE.match(line):
        return None
    if not 2 <= len(line.split()) <= 25 or len(line) > 180:
        return None
    # "Name, Title: words" opens a transcript; a headline may hold a colon too, but then no second turn follows
    if re.match(r"[^:]{2,60}: ", line) and any(re.match(r"[A-Z][^:.]{2,60}: ", other) for _, other in full[1:]):
        return None
    return line


def host(url: str) -> str:
    """Return the host of a URL without "www.", "" where there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
