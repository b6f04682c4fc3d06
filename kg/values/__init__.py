"""Quantities in running text -> comparable values: what number, of what, in which unit, how bounded.

``quantities("at least 38 people")`` is ``(Value("count", 38, None, bound="at_least", counted="person"),)``.

Every value is an interval in one unit per kind, so that different wordings compare: money in its
ISO 4217 currency, distances in m, durations in s (a month is a twelfth, a year the whole of 365.25
days), masses in kg, speeds in m/s, shares in % or pp; ages in years; everything else counts a noun.
``tolerance`` is half a unit of the last digit that the words give (500 for 4,000; 5 for 3,890; 0.05
for 12.3); after "about" it is at least a tenth of the number.

Years, dates, clock times, ordinals, list numbers, names with a number (Flight 12, Article 5, T-72),
scores, versions and telephone numbers are not quantities.

Libraries: spelled-out cardinals are read by text2num, which is right on runs of number words but
knows neither "a dozen" nor "half a million" and keeps no offsets, so runs are found here. pint is
not used: it reads unit strings ("km/h"), not English text, so the table of names would be needed
all the same, and with the table a factor is all that is left to know.
"""

from kg.values.reading import quantities

__all__ = ["quantities"]
