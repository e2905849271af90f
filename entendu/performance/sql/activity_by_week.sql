-- What happened each week?
-- Parameters: zone, since, until (days of the week's happenings, both included), origin, owner
--   (of the contact, or of the deal without one); NULL for no filter.
-- Columns: week (its Monday), visits (pages and advertisements), responses (everything else the
--   prospect did), outreach (mails, calls, meetings by us), mqls, won. Bots are left out.
WITH
chosen AS (
    SELECT contact_id, mql_at, won_at
    FROM subjects
    WHERE ($origin IS NULL OR origin = $origin) AND ($owner IS NULL OR owner_id = $owner)
),
counted AS ( -- of all, or of those chosen: of the two branches the engine runs one
    SELECT
        quarter_hour(occurred_at) AS begins_at,
        count(*) AS activities,
        count(CASE WHEN kind IN ('page', 'ad_clicked') THEN 1 END) AS visits,
        count(CASE WHEN kind IN ('mail_sent', 'call', 'meeting') THEN 1 END) AS outreach
    FROM activities
    WHERE NOT bot AND kind <> 'stage' AND $origin IS NULL AND $owner IS NULL
    GROUP BY quarter_hour(occurred_at)
    UNION ALL
    SELECT
        quarter_hour(occurred_at),
        count(*),
        count(CASE WHEN kind IN ('page', 'ad_clicked') THEN 1 END),
        count(CASE WHEN kind IN ('mail_sent', 'call', 'meeting') THEN 1 END)
    FROM activities
    WHERE NOT bot AND kind <> 'stage' AND ($origin IS NOT NULL OR $owner IS NOT NULL)
        AND contact_id IN (SELECT contact_id FROM chosen WHERE contact_id IS NOT NULL)
    GROUP BY quarter_hour(occurred_at)
),
happenings AS (
    SELECT local_day(begins_at, $zone) AS day, visits, activities - visits - outreach AS responses,
        outreach, 0 AS mqls, 0 AS won
    FROM counted
    UNION ALL
    SELECT local_day(mql_at, $zone), 0, 0, 0, 1, 0 FROM chosen WHERE mql_at IS NOT NULL
    UNION ALL
    SELECT local_day(won_at, $zone), 0, 0, 0, 0, 1 FROM chosen WHERE won_at IS NOT NULL
)
SELECT
    week_start(day) AS week,
    CAST(sum(visits) AS BIGINT) AS visits,
    CAST(sum(responses) AS BIGINT) AS responses,
    CAST(sum(outreach) AS BIGINT) AS outreach,
    CAST(sum(mqls) AS BIGINT) AS mqls,
    CAST(sum(won) AS BIGINT) AS won
FROM happenings
WHERE ($since IS NULL OR day >= CAST($since AS DATE))
    AND ($until IS NULL OR day <= CAST($until AS DATE))
GROUP BY week_start(day)
ORDER BY week
