"""What the pair generator talks about, read from nli_lists.txt: words, invented people, events."""

from __future__ import annotations

from pathlib import Path


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "nli_lists.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found[line.strip("[]")] = []
        elif line.strip() and not line.startswith("#"):
            lines.append(line)
    return found


def _words(cell: str) -> list[str]:
    return cell.split(", ")


_ALL = _sections()
EXCLUSIVE = [_words(line) for line in _ALL["exclusive"]]
OPPOSITES, SYNONYMS, WIDER = ([tuple(_words(line)) for line in _ALL[n]] for n in ("opposites", "synonyms", "wider"))
EXTRA, ENDINGS, PEOPLE, SUBJECTS, PLACES = (_ALL[n] for n in ("extra", "endings", "people", "subjects", "places"))
DETAILS, CONDITIONS, SYMMETRIC, ROLES = (_ALL[n] for n in ("details", "conditions", "symmetric", "roles"))
DIRECTED, COUNTED, STATES = ([tuple(line.split("; ")) for line in _ALL[n]] for n in ("directed", "counted", "states"))
# base, past, participle, objects, opposites (past), same meaning (past)
EVENTS = [(*cells[:3], *map(_words, cells[3:])) for cells in (line.split("; ") for line in _ALL["events"])]
# effect, causes
CAUSES = [(effect, _words(causes)) for effect, causes in (line.split("; ") for line in _ALL["causes"])]
# what, good words, bad words, a word that goes with either
ADJECTIVES = [(a, _words(g), _words(b), c) for a, g, b, c in (line.split("; ") for line in _ALL["adjectives"])]
