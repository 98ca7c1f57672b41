"""Each case: day of publication, a sentence, the dates it gives in order; a span is written `first/last`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.resolve.date_calendar import bracketed_day, month_of_week, nearest_month, nearest_year, weekday_date
from communique.resolve.date_cues import cued_past
from communique.resolve.dates import DateMention, find_dates, parse_published

WEDNESDAY = "2023-04-19"
FRIDAY = "2022-06-24"
NEW_YEAR = "2022-01-03"

WEEKDAYS = [
    (WEDNESDAY, "The ministers spoke by telephone on Wednesday.", ["2023-04-19"]),
    (WEDNESDAY, "The ministers spoke by telephone on Thursday.", ["2023-04-13"]),
    (WEDNESDAY, "The envoy arrived Monday evening in Oslo.", ["2023-04-17"]),
    (WEDNESDAY, "The envoy will arrive on Friday.", ["2023-04-21"]),
    (WEDNESDAY, "Talks are scheduled for Monday in Doha.", ["2023-04-24"]),
    (WEDNESDAY, "The council is to be held on Tuesday.", ["2023-04-25"]),
    (WEDNESDAY, "The minister said on Tuesday that a visit will follow.", ["2023-04-18"]),
    (WEDNESDAY, "He returned last Friday.", ["2023-04-14"]),
    (WEDNESDAY, "He returned last Wednesday.", ["2023-04-12"]),
    (WEDNESDAY, "She travels to Lima next Tuesday.", ["2023-04-25"]),
    (WEDNESDAY, "She travels to Lima next Thursday.", ["2023-04-27"]),
    (WEDNESDAY, "The signing takes place this Thursday.", ["2023-04-20"]),
    (WEDNESDAY, "The two met this past Saturday.", ["2023-04-15"]),
    (WEDNESDAY, "They meet this coming Saturday.", ["2023-04-22"]),
    (WEDNESDAY, "They dined on Saturday night.", ["2023-04-15"]),
    (WEDNESDAY, "Wednesday, April 19 was the day of the call.", ["2023-04-19"]),
    (WEDNESDAY, "They spoke on Tuesday, 18 April, at noon.", ["2023-04-18"]),
    (WEDNESDAY, "They met at 11 a.m. on Tuesday, June 27.", ["2023-06-27"]),
    (WEDNESDAY, "Friday, 13 July 1990 was a turning point.", ["1990-07-13"]),
    (WEDNESDAY, "They met on Monday (17) in Rabat.", ["2023-04-17"]),
    (WEDNESDAY, "They met on Monday morning (17 April) in Rabat.", ["2023-04-17"]),
    (WEDNESDAY, "They met on Monday (Apr. 17) in Rabat.", ["2023-04-17"]),
    (WEDNESDAY, "They met on Monday (17.04) in Rabat.", ["2023-04-17"]),
    (WEDNESDAY, "They met on Monday (17th) in Rabat.", ["2023-04-17"]),
    (WEDNESDAY, "They met on Monday (10) in Rabat.", ["2023-04-10"]),
    (WEDNESDAY, "They met on Sunday 16 and Monday 17.", ["2023-04-16", "2023-04-17"]),
    (WEDNESDAY, "The delegation stayed from Sunday to Tuesday.", ["2023-04-16/2023-04-18"]),
    (WEDNESDAY, "Talks were held on Monday and Tuesday.", ["2023-04-17/2023-04-18"]),
    (WEDNESDAY, "Talks were held on Thursday and Monday.", ["2023-04-13", "2023-04-17"]),
    (WEDNESDAY, "They spoke on Monday last week.", ["2023-04-10"]),
    (WEDNESDAY, "The council convenes on Thursday next week.", ["2023-04-27"]),
    (WEDNESDAY, "Monday's meeting was cordial.", ["2023-04-17"]),
    (WEDNESDAY, "SUNDAY’S VISIT", ["2023-04-16"]),
    ("2024-03-02", "They spoke on Thursday (29).", ["2024-02-29"]),
    (NEW_YEAR, "They spoke on Friday (31).", ["2021-12-31"]),
]
AROUND_TODAY = [
    (WEDNESDAY, "The president received the envoy today (19).", ["2023-04-19"]),
    (WEDNESDAY, "Earlier today the two foreign ministers met.", ["2023-04-19"]),
    (WEDNESDAY, "The envoy was received this morning (19).", ["2023-04-19"]),
    (WEDNESDAY, "The envoy was received this afternoon.", ["2023-04-19"]),
    (WEDNESDAY, "The envoy called on the premier yesterday (18).", ["2023-04-18"]),
    (WEDNESDAY, "The envoy called on the premier yesterday (17).", ["2023-04-17"]),
    (WEDNESDAY, "The envoy called on the premier yesterday afternoon.", ["2023-04-18"]),
    (WEDNESDAY, "The envoy called on the premier yesterday, April 18, in Quito.", ["2023-04-18"]),
    (WEDNESDAY, "A treaty was signed today, 19 April 2023.", ["2023-04-19"]),
    (WEDNESDAY, "They will meet tomorrow (20).", ["2023-04-20"]),
    (WEDNESDAY, "They will dine tonight.", ["2023-04-19"]),
    (WEDNESDAY, "They spoke last night.", ["2023-04-18"]),
    (WEDNESDAY, "They spoke last evening (18).", ["2023-04-18"]),
    (WEDNESDAY, "They spoke the day before yesterday.", ["2023-04-17"]),
    (WEDNESDAY, "They will speak the day after tomorrow.", ["2023-04-21"]),
    (WEDNESDAY, "He spoke about his talks in Rome the day before.", ["2023-04-18"]),
    (WEDNESDAY, "On Monday he was in Rome; a day earlier he had been in Bern.", ["2023-04-17", "2023-04-16"]),
    (WEDNESDAY, "On March 3 he was in Rome. The next day he left.", ["2023-03-03", "2023-03-04"]),
    (WEDNESDAY, "On March 3 he was in Rome and two days later in Bern.", ["2023-03-03", "2023-03-05"]),
    (WEDNESDAY, "On March 3 he was in Rome, and three days later than planned in Bern.", ["2023-03-03"]),
    (WEDNESDAY, "The next day he left.", []),
    (WEDNESDAY, "He resigned the day before the summit.", []),
    (WEDNESDAY, "They talked two days ago.", ["2023-04-17"]),
    (WEDNESDAY, "They talked three weeks ago.", ["2023-03"]),
    (WEDNESDAY, "They talked two months ago.", ["2023-02"]),
    (WEDNESDAY, "Ties were opened fifteen years ago.", ["2008"]),
    (WEDNESDAY, "Ties were opened more than 50 years ago.", []),
    (WEDNESDAY, "They talked a few days ago.", []),
    (WEDNESDAY, "Today (28) is far from the nineteenth.", ["2023-04-28"]),
    ("2024-03-01", "The call took place yesterday (29).", ["2024-02-29"]),
]
CALENDAR_DAYS = [
    (FRIDAY, "They met on June 8 in Vienna.", ["2022-06-08"]),
    (FRIDAY, "They met on 8 June in Vienna.", ["2022-06-08"]),
    (FRIDAY, "They met on the 8th of June 2022.", ["2022-06-08"]),
    (FRIDAY, "They met on June 8, 2022, in Vienna.", ["2022-06-08"]),
    (FRIDAY, "They met on June 8th.", ["2022-06-08"]),
    (FRIDAY, "They met on 9th June aboard a frigate.", ["2022-06-09"]),
    (FRIDAY, "They met on Feb. 3.", ["2022-02-03"]),
    (FRIDAY, "They met on 2022-06-08.", ["2022-06-08"]),
    (FRIDAY, "They met on 28/05/2022.", ["2022-05-28"]),
    (FRIDAY, "They met on 05/28/2022.", ["2022-05-28"]),
    (FRIDAY, "They met on 05.05.2022.", ["2022-05-05"]),
    (FRIDAY, "They met on 08/06/2022.", []),
    (FRIDAY, "They met on 31 June.", []),
    (FRIDAY, "They met on January 10 this year.", ["2022-01-10"]),
    (FRIDAY, "They met on 11 September last year.", ["2021-09-11"]),
    (FRIDAY, "The June 1 call was followed by letters.", ["2022-06-01"]),
    (FRIDAY, "The November 9, 2020, statement was recalled.", ["2020-11-09"]),
    (FRIDAY, "They spoke on November 26.", ["2021-11-26"]),
    (FRIDAY, "They will speak on November 26.", ["2022-11-26"]),
    (FRIDAY, "They spoke on June 27 and again by letter.", ["2022-06-27"]),
    (NEW_YEAR, "They spoke on December 20.", ["2021-12-20"]),
    ("2021-12-20", "They will speak on January 10.", ["2022-01-10"]),
    (None, "They met on June 8, 2022, and on Friday.", ["2022-06-08"]),
    (None, "They met on June 8.", []),
    (FRIDAY, "CAIRO, June 23 (Own agency) -- The envoy left.", ["2022-06-23"]),
    (FRIDAY, "The envoy left. (Cairo/Jun23/2022)", ["2022-06-23"]),
    (FRIDAY, "May 5 talks in Riga ended well.", ["2022-05-05"]),
]
SPANS = [
    (FRIDAY, "Consultations took place June 21-22, 2022 in Tartu.", ["2022-06-21/2022-06-22"]),
    (FRIDAY, "She was in Dakar from June 18 to June 20.", ["2022-06-18/2022-06-20"]),
    (FRIDAY, "She was in Dakar from June 18 to 20.", ["2022-06-18/2022-06-20"]),
    (FRIDAY, "She will travel July 19-23 to Dakar.", ["2022-07-19/2022-07-23"]),
    (FRIDAY, "The session is set for 26 - 27 June 2024.", ["2024-06-26/2024-06-27"]),
    (FRIDAY, "It was held between 3 and 5 May.", ["2022-05-03/2022-05-05"]),
    (FRIDAY, "It will be held June 27–July 1.", ["2022-06-27/2022-07-01"]),
    (FRIDAY, "It will be held from 27 June to 1 July.", ["2022-06-27/2022-07-01"]),
    (FRIDAY, "It will be held from Monday, June 27 to Friday, July 1.", ["2022-06-27/2022-07-01"]),
    (FRIDAY, "They shared two days, May 8 and 9, in Riga.", ["2022-05-08/2022-05-09"]),
    (FRIDAY, "Rounds were held on May 5 and 12.", ["2022-05-05", "2022-05-12"]),
    (FRIDAY, "The pacts of November 9, 2020 and January 11, 2021 stand.", ["2020-11-09", "2021-01-11"]),
    (FRIDAY, "It ran from 28 December to 2 January 2022.", ["2021-12-28/2022-01-02"]),
    (FRIDAY, "The two states held drills in March-April 2021.", ["2021-03/2021-04"]),
    (FRIDAY, "The vote is expected in September-October.", ["2022-09/2022-10"]),
    (FRIDAY, "Exports rose from November to January.", ["2021-11/2022-01"]),
    (FRIDAY, "He came in May and June 2021.", ["2021-05", "2021-06"]),
    (FRIDAY, "The accord held from 1993 to 1998.", ["1993/1998"]),
    (FRIDAY, "The accord held between 1993 and 1998.", ["1993/1998"]),
    (FRIDAY, "Both will sit on the council in 2023–2024.", ["2023/2024"]),
]
MONTHS_AND_YEARS = [
    (FRIDAY, "The summit was held in May 2022.", ["2022-05"]),
    (FRIDAY, "The December 2021 summit was a success.", ["2021-12"]),
    (FRIDAY, "The leaders met in early March.", ["2022-03"]),
    (FRIDAY, "The leaders meet mid-July.", ["2022-07"]),
    (FRIDAY, "The leaders met in November.", ["2021-11"]),
    (FRIDAY, "The leaders will meet in November.", ["2022-11"]),
    (FRIDAY, "The leaders met last November.", ["2021-11"]),
    (FRIDAY, "The leaders met in June last year.", ["2021-06"]),
    (FRIDAY, "At the May summit both agreed.", ["2022-05"]),
    (FRIDAY, "They met last month.", ["2022-05"]),
    (FRIDAY, "They meet next month.", ["2022-07"]),
    (FRIDAY, "They met earlier this month.", ["2022-06"]),
    (FRIDAY, "They met last week.", ["2022-06"]),
    ("2022-06-29", "They meet this week.", ["2022"]),
    (NEW_YEAR, "They met last week.", []),
    (FRIDAY, "They met over the weekend.", ["2022-06"]),
    (FRIDAY, "They meet in the week of August 8.", ["2022-08"]),
    (FRIDAY, "They met in 2021.", ["2021"]),
    (FRIDAY, "A visit is planned for next year.", ["2023"]),
    (FRIDAY, "They met late last year.", ["2021"]),
    (FRIDAY, "A review is due by the end of the year.", ["2022"]),
    (FRIDAY, "Output fell in the first quarter of 2022.", ["2022"]),
    (FRIDAY, "Output fell last autumn.", ["2021"]),
    ("2021-12-03", "A session could be held in the beginning of the new year.", ["2022"]),
    (FRIDAY, "The minister is currently in Seoul.", ["2022-06"]),
    (FRIDAY, "The minister is on a three-day official visit to Seoul.", ["2022-06"]),
    (FRIDAY, "The minister is currently on an official visit to Seoul.", ["2022-06"]),
    (FRIDAY, "The outcome of talks in the last month was thin.", []),
]
NO_DATES = [
    "Theresa May said that she may go; they march on.",
    "A statement by May surprised the house.",
    "The March 8 Alliance won seats.",
    "The Sunday Times reported it, as did the Friday Times.",
    "Friday prayers were held; the Easter Sunday attacks were recalled on Good Friday Agreement terms.",
    "The September 11 attacks changed policy, and so did the October 7 attack.",
    "Resolution 2202 and resolution 1701 (2006) were cited.",
    "Agenda 2030 and Vision 2030 aim high; COP 26 and Expo 2025 follow.",
    "The ship carried 2,000 tons, 1,500 crates and 7-8 million seeds.",
    "The 1990s were calm; the 21st century is not.",
    "Staff work 24/7 in the 2022 FIFA World Cup office; Article 5 applies.",
    "The minister, 63, can be reached at +94 11 2345 678.",
    "The G20 met recently and will meet again in the coming days.",
    "Shops close every Friday and on the first Monday of a month.",
    "It built a better tomorrow for today's youth.",
    "On the 10th anniversary they opened the 5th floor.",
    "He was a minister for years; it took days, a week and the past year.",
    "Jan Novak met June Park and April Lee.",
    "A rate of 1.5 percent, May 10,000 say.",
]


def _written(mention: DateMention) -> str:
    return mention.value if mention.until is None else f"{mention.value}/{mention.until}"


@pytest.mark.parametrize(
    ("published", "text", "dates"), [*WEEKDAYS, *AROUND_TODAY, *CALENDAR_DAYS, *SPANS, *MONTHS_AND_YEARS]
)
def test_find_dates(published: str | None, text: str, dates: list[str]) -> None:
    assert [_written(mention) for mention in find_dates(text, published)] == dates


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


@pytest.mark.parametrize(
    ("text", "words", "kind", "rule", "vague"),
    [
        ("They met on June 8 in Vienna.", "June 8", "absolute", "day_month", False),
        ("They met on June 8, 2022.", "June 8, 2022", "absolute", "day_month_year", False),
        ("They met last Friday.", "last Friday", "weekday", "weekday", False),
        ("They met on Monday (20).", "Monday (20)", "weekday", "weekday_bracket", False),
        ("They met on Monday, June 20.", "Monday, June 20", "absolute", "weekday_date", False),
        ("They met earlier today (24).", "earlier today (24)", "relative", "today_bracket", False),
        ("They met three weeks ago.", "three weeks ago", "relative", "weeks_ago", True),
        ("They met this week.", "this week", "period", "this_week", True),
        ("She is currently in Riga.", "currently", "deictic", "currently", True),
        ("It ran June 21-22.", "June 21-22", "span", "day_span", False),
        ("CAIRO, June 23 (Own agency) -- He left.", "June 23", "absolute", "dateline", False),
        ("Cairo, June 23 – He left.", "June 23", "absolute", "dateline", False),
        ("In early May he left.", "early May", "absolute", "month", False),
    ],
)
def test_mention(text: str, words: str, kind: str, rule: str, vague: bool) -> None:
    (mention,) = find_dates(text, FRIDAY)
    assert text[mention.start : mention.end] == words
    assert (mention.kind, mention.rule, mention.vague) == (kind, rule, vague)


@pytest.mark.parametrize(("past", "value"), [(True, "2022-06-23"), (False, "2022-06-30"), (None, "2022-06-23")])
def test_callers_tense_decides(past: bool | None, value: str) -> None:
    (mention,) = find_dates("The delegation in Riga, Thursday", FRIDAY, past=lambda offset: past)
    assert mention.value == value


def test_callers_tense_beats_the_nearest_verb() -> None:
    (mention,) = find_dates("They will meet on Friday", WEDNESDAY, past=lambda offset: True)
    assert mention.value == "2023-04-14"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-04-19", "2023-04-19"),
        ("2023-04-19T18:30:00+05:30", "2023-04-19"),
        ("2023-04-19 18:30", "2023-04-19"),
        (date(2023, 4, 19), "2023-04-19"),
        (datetime(2023, 4, 19, 23, tzinfo=UTC), "2023-04-19"),
        ("2023-02-30", None),
        ("19 April 2023", None),
        ("", None),
        (None, None),
    ],
)
def test_parse_published(stamp: object, day: str | None) -> None:
    assert parse_published(stamp) == day


@given(st.text(alphabet="0123456789 ./-,()MayJune onlast today Friday the–andweekago\n", max_size=80))
def test_any_text_gives_ordered_mentions_within_it(text: str) -> None:
    mentions = find_dates(text, FRIDAY)
    assert all(0 <= m.start < m.end <= len(text) and m.value != "" for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "day", "past"),
    [
        ("The two met on Friday.", "Friday", True),
        ("The two will have met on Friday.", "Friday", False),
        ("On Friday the two will meet, he said.", "Friday", False),
        ("Friday in Riga", "Friday", None),
        ("The premier, defeated in a vote on Friday, will resign.", "Friday", True),
        ("They will meet. A call on Friday", "Friday", None),
    ],
)
def test_cued_past(text: str, day: str, past: bool | None) -> None:
    at = text.index(day)
    assert cued_past(text, at, at + len(day)) is past


def test_calendar() -> None:
    wednesday = date(2023, 4, 19)
    assert weekday_date(0, wednesday, False) == date(2023, 4, 24)
    assert weekday_date(4, wednesday, None, "this") == date(2023, 4, 21)
    assert bracketed_day(3, None, wednesday) is None
    assert month_of_week(date(2023, 4, 30)) == "2023-04"
    assert nearest_month(4, wednesday, False) == 2023
    assert nearest_year(2, 29, wednesday, None) == date(2024, 2, 29)
