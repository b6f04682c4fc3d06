"""Date expressions in running text -> intervals of ISO dates with a granularity and a bound.

``times("last December", anchor="2025-10-09")`` is one TimeSpan from 2024-12-01 to 2024-12-31.

The anchor is the day of the utterance or of publication. Without it relative expressions are still
found but stay unresolved (start and end None); nothing is ever read off today's clock. A day or
month without a year is the nearest past one, as news has it, unless its sentence speaks of the
future ("will", "is scheduled"). "Nine months later" and "the day before" count from the last date
that the text itself names; "earlier" and "prior" fall back on the anchor, "later" does not.
A duration ("for almost 30 years") is no date. Seasons are those of the northern hemisphere.

dateparser is not used here: on 23 February 2022 and "two days prior" it agrees with these rules,
but it reads "last December" as the coming one, loses the range in "February-September 2025", finds
nothing in "this summer" and "the day before", takes "for almost 30 years" for a date and, above
all, answers with a point where the words give an interval.
"""

from kg.times.calendar import add
from kg.times.reading import times

__all__ = ["add", "times"]
