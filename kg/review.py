"""What people say about links: verdicts that are only ever added, and what the rules can learn from them.

A verdict names the two claims as well as the link, so it still counts when a later build words,
scores or names the link otherwise. The newest verdict on a pair counts; none is ever lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from .errors import ReviewError
from .ids import mint
from .model import VERDICT_REASONS, VERDICTS, Link, Review

THRESHOLDS = "thresholds.json"  # in the graph directory: rule -> least score a link needs
_ID = re.compile(r"[0-9a-z]{8,64}")
LEAST = 5  # verdicts a rule needs before its threshold is fitted


@dataclass(frozen=True, slots=True)
class Fit:
    """What the verdicts say about one rule: the threshold now and fitted, and what that would change.

    ``fitted`` above 1 shuts the rule off: no threshold reached the wanted share of confirmed links.
    ``right_now`` and ``right_then`` are shares of confirmed links among the judged ones shown.
    """

    rule: str
    confirmed: int
    rejected: int
    now: float
    fitted: float
    kept: int
    dropped: int
    right_now: float
    right_then: float | None


def find(links: Iterable[Link], prefix: str) -> Link:
    """Return the one link whose id starts with ``prefix``. Raises ReviewError where none or several do."""
    wanted = prefix.rsplit("/", 1)[-1].lower()
    found = [link for link in links if wanted and link.id.startswith(wanted)]
    if not found:
        raise ReviewError("no link has an id that starts so", prefix, "'kg links --format csv' lists the ids")
    if len(found) > 1:
        raise ReviewError(f"{len(found)} links have ids that start so", prefix, "give a few characters more")
    return found[0]


def verdict(
    link: Link, value: str, author: str, reason: str = "", note: str = "", created: str | None = None
) -> Review:
    """Return the record of a verdict on a link, dated now (UTC) unless ``created`` is given. Raises ReviewError."""
    if value not in VERDICTS:
        raise ReviewError(f"a verdict is one of {', '.join(VERDICTS)}", value)
    if reason and reason not in VERDICT_REASONS:
        raise ReviewError(f"a reason is one of {', '.join(VERDICT_REASONS)}", reason, "use a note for free words")
    created = created or datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Review(
        id=mint("review", link.id, author, created),
        target=link.id,
        verdict=value,
        author=author,
        created=created,
        reason=reason,
        note=note,
        members=(link.a, link.b),
    )


def saved(path: str | Path, author: str) -> list[Review]:
    """Return the verdicts in a file that a page saved, one JSON object a line, as those of ``author``.

    The same file read twice gives the same records. Raises ReviewError that names the line.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewError(f"cannot be read: {error}", path, "give a file saved with 'Save verdicts'") from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_saved(json.loads(line), author))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReviewError(f"no verdict as a page saves them ({error})", f"{path}, line {number}") from None
    return found


def _saved(row: dict, author: str) -> Review:
    target, created, members = row["target"], row["created"], tuple(row["members"])
    if not all(isinstance(each, str) and _ID.fullmatch(each) for each in (target, *members)) or len(members) != 2:
        raise ValueError("a verdict names a link and its two claims")
    datetime.fromisoformat(created.replace("Z", "+00:00"))
    if row["verdict"] not in VERDICTS or row.get("reason", "") not in ("", *VERDICT_REASONS):
        raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}, a reason one of {', '.join(VERDICT_REASONS)}")
    identifier = mint("review", target, author, created)
    return Review(
        identifier, target, row["verdict"], author, created, row.get("reason", ""), str(row.get("note", "")), members
    )


def in_force(links: Iterable[Link], reviews: Iterable[Review]) -> dict[str, Review]:
    """Return link id -> the verdict that counts, of ``reviews`` oldest first.

    It is the newest on the link, or on its two claims under a link id that a later build has dropped.
    """
    of_pair: dict[tuple[str, str], list[str]] = {}
    for link in links:
        of_pair.setdefault(pair(link.a, link.b), []).append(link.id)
    known = {one for found in of_pair.values() for one in found}
    counts: dict[str, Review] = {}
    for review in reviews:
        gone = review.target not in known and len(review.members) == 2
        for target in of_pair.get(pair(*review.members), ()) if gone else (review.target,):
            counts[target] = review
    return counts


def latest(reviews: Iterable[Review]) -> dict[tuple[str, str], Review]:
    """Return sorted claim pair -> the newest review of it, of ``reviews`` oldest first."""
    return {pair(*review.members): review for review in reviews if len(review.members) == 2}


def judged(reviews: Iterable[Review]) -> frozenset[tuple[str, str]]:
    """Return the sorted claim pairs people have confirmed or rejected: nobody is asked about them again."""
    return frozenset(key for key, review in latest(reviews).items() if review.verdict != "unsure")


def pair(a: str, b: str) -> tuple[str, str]:
    """Return two claim ids as a sorted key."""
    return (a, b) if a < b else (b, a)


def refit(
    links: Iterable[Link],
    reviews: Iterable[Review],
    thresholds: Mapping[str, float],
    share: float = 0.8,
    least: int = LEAST,
) -> list[Fit]:
    """Return, for every rule with enough verdicts, the lowest threshold at which ``share`` of the judged links hold.

    Unsure verdicts do not count. A rule with fewer than ``least`` verdicts keeps its threshold and is left out.
    """
    newest = latest(reviews)
    by_rule: dict[str, list[tuple[Link, str | None]]] = {}
    for link in links:
        review = newest.get(pair(link.a, link.b))
        by_rule.setdefault(link.rule, []).append((link, review.verdict if review else None))
    fits = []
    for rule, found in sorted(by_rule.items()):
        scored = [(link.score, value == "confirmed") for link, value in found if value in ("confirmed", "rejected")]
        if len(scored) >= least:
            fits.append(_fit(rule, [link.score for link, _ in found], scored, thresholds.get(rule, 0.0), share))
    return fits


def _fit(rule: str, scores: list[float], scored: list[tuple[float, bool]], now: float, share: float) -> Fit:
    fitted, then = 1.01, None
    if _right(scored, 0.0) >= share:
        fitted, then = now, _right(scored, 0.0)
    else:
        for score in sorted({score for score, _ in scored}):
            if _right(scored, score) >= share:
                fitted, then = score, _right(scored, score)
                break
    kept = sum(score >= fitted for score in scores)
    confirmed = sum(right for _, right in scored)
    return Fit(
        rule=rule,
        confirmed=confirmed,
        rejected=len(scored) - confirmed,
        now=now,
        fitted=fitted,
        kept=kept,
        dropped=len(scores) - kept,
        right_now=_right(scored, 0.0),
        right_then=then,
    )


def _right(scored: list[tuple[float, bool]], threshold: float) -> float:
    shown = [right for score, right in scored if score >= threshold]
    return sum(shown) / len(shown) if shown else 0.0


def read_thresholds(folder: str | Path) -> dict[str, float]:
    """Return the fitted thresholds kept in a graph directory, empty where there are none. Raises ReviewError."""
    path = Path(folder, THRESHOLDS)
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
        return {str(rule): float(score) for rule, score in found.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ReviewError("is no table of rules and scores", path, "delete it or run 'kg calibrate --apply'") from error


def write_thresholds(folder: str | Path, thresholds: Mapping[str, float]) -> Path:
    """Keep thresholds in a graph directory; the next build uses them. Raises ReviewError where there is none."""
    path = Path(folder, THRESHOLDS)
    if not path.parent.is_dir():
        raise ReviewError("thresholds are kept in a graph directory", folder, "name a directory, not an address")
    path.write_text(json.dumps(dict(sorted(thresholds.items())), indent=2) + "\n", "utf-8")
    return path
