-- How many came how far along the path, and how long did each step take?
-- Parameters: zone, since, until (days of first contact, both included), origin, owner;
--   NULL for no filter.
-- Columns: stage, position, reached (subjects whose furthest stage is this one or a later one),
--   conversion (from the stage before), conversion_from_first, median_days (between the entries
--   into the stage before and this one, where both are dated; negative ones kept).
--   A stage that nobody in the workspace ever entered is left out.
WITH
stages (position, stage) AS (
    VALUES (0, 'visitor'), (1, 'prospect'), (2, 'lead'), (3, 'mql'), (4, 'sal'), (5, 'sql'),
        (6, 'opportunity'), (7, 'customer')
),
strangers AS (
    SELECT firsts.touched_at, firsts.channel
    FROM firsts JOIN identities ON identities.id = firsts.identity_id
    WHERE identities.contact_id IS NULL AND firsts.touched_at IS NOT NULL
),
entered AS (
    SELECT
        count(visitor_at) + (SELECT count(*) FROM strangers) AS visitors,
        count(contact_id) AS prospects,
        count(lead_at) AS leads,
        count(mql_at) AS mqls,
        count(sal_at) AS sals,
        count(sql_at) AS sqls,
        count(CASE WHEN deals > 0 OR opportunity_at IS NOT NULL THEN 1 END) AS opportunities,
        count(customer_at) AS customers
    FROM subjects
),
steps AS (
    SELECT position, stage, lag(position) OVER (ORDER BY position) AS previous
    FROM stages CROSS JOIN entered
    WHERE CASE position WHEN 0 THEN visitors WHEN 1 THEN prospects WHEN 2 THEN leads
        WHEN 3 THEN mqls WHEN 4 THEN sals WHEN 5 THEN sqls WHEN 6 THEN opportunities
        ELSE customers END > 0
),
chosen AS (
    SELECT *
    FROM subjects
    WHERE ($origin IS NULL OR origin = $origin)
        AND ($owner IS NULL OR owner_id = $owner)
        AND ($since IS NULL OR local_day(first_at, $zone) >= CAST($since AS DATE))
        AND ($until IS NULL OR local_day(first_at, $zone) <= CAST($until AS DATE))
),
passing AS (
    SELECT count(*) AS visitors
    FROM strangers
    WHERE ($origin IS NULL OR channel = $origin)
        AND $owner IS NULL
        AND ($since IS NULL OR local_day(touched_at, $zone) >= CAST($since AS DATE))
        AND ($until IS NULL OR local_day(touched_at, $zone) <= CAST($until AS DATE))
),
paced AS (
    SELECT
        steps.position,
        count(CASE WHEN chosen.furthest >= steps.position THEN 1 END) AS subjects,
        median_of(seconds_between(
            CASE steps.previous WHEN 0 THEN visitor_at WHEN 1 THEN prospect_at WHEN 2 THEN lead_at
                WHEN 3 THEN mql_at WHEN 4 THEN sal_at WHEN 5 THEN sql_at
                WHEN 6 THEN opportunity_at END,
            CASE steps.position WHEN 1 THEN prospect_at WHEN 2 THEN lead_at WHEN 3 THEN mql_at
                WHEN 4 THEN sal_at WHEN 5 THEN sql_at WHEN 6 THEN opportunity_at
                WHEN 7 THEN customer_at END
        )) / 86400 AS median_days
    FROM steps CROSS JOIN chosen
    GROUP BY steps.position
),
counted AS (
    SELECT
        steps.stage,
        steps.position,
        coalesce(paced.subjects, 0)
            + CASE WHEN steps.position = 0 THEN passing.visitors ELSE 0 END AS reached,
        paced.median_days
    FROM steps CROSS JOIN passing LEFT JOIN paced ON paced.position = steps.position
)
SELECT
    stage,
    position,
    reached,
    CAST(reached AS DOUBLE) / nullif(lag(reached) OVER (ORDER BY position), 0) AS conversion,
    CAST(reached AS DOUBLE) / nullif(first_value(reached) OVER (ORDER BY position), 0)
        AS conversion_from_first,
    median_days
FROM counted
ORDER BY position
