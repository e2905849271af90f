-- Who stands behind a number of the funnel, the closed loop or the weeks?
-- Parameters: measure (mqls, won, won_with_revenue, out_of_order, or a stage of the path: those
--   who reached it), by and key (the row of the closed loop, or by 'week' and its Monday; NULL
--   for all), zone, since, until (days of first contact; of the happening where by is 'week'),
--   origin, owner, first and last (which of the ordered rows, from 1; NULL for all).
-- Columns: contact_id, deal_id, name, company, origin, owner, first_at, mql_at, won_at, days
--   (from first contact to won), revenue, currency, out_of_order (won before first contact),
--   total (how many rows there are in all).
WITH
strangers AS (
    SELECT identities.value AS name, firsts.channel, firsts.touched_at
    FROM firsts JOIN identities ON identities.id = firsts.identity_id
    WHERE identities.contact_id IS NULL AND firsts.touched_at IS NOT NULL
        AND $measure = 'visitor' AND $owner IS NULL
),
anybody AS (
    SELECT contact_id, deal_id, name, company_id, origin, owner_id, campaign_id, content_id,
        landing_page_id, first_at, mql_at, won_at, revenue, furthest, currency_low, currency_high
    FROM subjects
    UNION ALL
    SELECT NULL, NULL, name, NULL, channel, NULL, NULL, NULL, NULL, touched_at, NULL, NULL, NULL,
        0, NULL, NULL
    FROM strangers
),
dated AS (
    SELECT
        anybody.*,
        companies.name AS company,
        coalesce(companies.segment, '') AS segment,
        members.name AS owner,
        local_day(first_at, $zone) AS first_day,
        local_day(mql_at, $zone) AS mql_day,
        local_day(won_at, $zone) AS won_day
    FROM anybody
    LEFT JOIN companies ON companies.id = anybody.company_id
    LEFT JOIN members ON members.id = anybody.owner_id
    WHERE ($origin IS NULL OR anybody.origin = $origin)
        AND ($owner IS NULL OR anybody.owner_id = $owner)
),
behind AS (
    SELECT
        *,
        CASE WHEN $by = 'week' AND $measure = 'mqls' THEN mql_day
            WHEN $by = 'week' THEN won_day
            ELSE first_day END AS day
    FROM dated
    WHERE CASE $measure
        WHEN 'mqls' THEN mql_at IS NOT NULL
        WHEN 'won' THEN won_at IS NOT NULL
        WHEN 'won_with_revenue' THEN won_at IS NOT NULL AND revenue > 0
        WHEN 'out_of_order' THEN won_day < first_day
        WHEN 'visitor' THEN furthest >= 0
        WHEN 'prospect' THEN furthest >= 1
        WHEN 'lead' THEN furthest >= 2
        WHEN 'mql' THEN furthest >= 3
        WHEN 'sal' THEN furthest >= 4
        WHEN 'sql' THEN furthest >= 5
        WHEN 'opportunity' THEN furthest >= 6
        WHEN 'customer' THEN furthest >= 7
        ELSE FALSE
    END
),
ordered AS (
    SELECT
        *,
        row_number() OVER (ORDER BY won_at DESC NULLS LAST, first_at DESC NULLS LAST,
            contact_id DESC NULLS LAST, deal_id DESC NULLS LAST, name) AS place,
        count(*) OVER () AS total
    FROM behind
    WHERE ($since IS NULL OR day >= CAST($since AS DATE))
        AND ($until IS NULL OR day <= CAST($until AS DATE))
        AND ($key IS NULL OR $by IS NULL OR $key = coalesce(CASE $by
            WHEN 'origin' THEN origin
            WHEN 'campaign' THEN CAST(campaign_id AS VARCHAR)
            WHEN 'content' THEN CAST(content_id AS VARCHAR)
            WHEN 'landing_page' THEN CAST(landing_page_id AS VARCHAR)
            WHEN 'owner' THEN CAST(owner_id AS VARCHAR)
            WHEN 'segment' THEN segment
            WHEN 'month' THEN month_of(first_day)
            WHEN 'week' THEN CAST(week_start(day) AS VARCHAR)
        END, ''))
)
SELECT
    contact_id, deal_id, name, company, origin, owner, first_at, mql_at, won_at,
    days_between(first_day, won_day) AS days,
    CASE WHEN currency_low = currency_high OR currency_low IS NULL THEN revenue END AS revenue,
    CASE WHEN currency_low <> currency_high THEN currency_low || ', ' || currency_high
        ELSE currency_low END AS currency,
    coalesce(won_day < first_day, FALSE) AS out_of_order,
    total
FROM ordered
WHERE ($first IS NULL OR place >= $first) AND ($last IS NULL OR place <= $last)
ORDER BY place
