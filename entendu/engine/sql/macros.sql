-- The few functions that engines spell differently. A question uses these names and
-- otherwise plain SQL; another engine needs this file rewritten, and no other.

-- Seconds from a to b, fractions kept; negative where b is before a.
CREATE MACRO seconds_between(a, b) AS epoch(b) - epoch(a);

-- Whole days from one local date to another; negative where b is before a.
CREATE MACRO days_between(a, b) AS date_diff('day', a, b);

-- The calendar day, in the time zone called zone, of an instant in UTC.
CREATE MACRO local_day(instant, zone) AS
    CAST((instant AT TIME ZONE 'UTC') AT TIME ZONE zone AS DATE);

-- Monday of the week of a day.
CREATE MACRO week_start(day) AS CAST(date_trunc('week', day) AS DATE);

-- The month of a day as YYYY-MM.
CREATE MACRO month_of(day) AS strftime(day, '%Y-%m');

-- The exact median: the mean of the two in the middle where their number is even.
CREATE MACRO median_of(x) AS median(x);

-- The quarter of an hour of an instant: every time zone's midnight is the edge of one.
CREATE MACRO quarter_hour(instant) AS time_bucket(INTERVAL 15 MINUTE, instant);

-- Of the rows of a group, x where (instant, id) is lowest; rows without instant are passed over.
CREATE MACRO first_by(x, instant, id) AS
    arg_min_null(x, CASE WHEN instant IS NOT NULL THEN ROW(instant, id) END);
