-- What did each origin (or campaign, content, landing page, owner, segment, month) bring?
-- Parameters: by (origin, campaign, content, landing_page, owner, segment, month), zone,
--   since, until (days of first contact, both included), origin, owner; NULL for no filter.
-- Columns: key, label, mqls (contacts that entered MQL), won (subjects with a won deal),
--   win_rate (won / mqls), won_with_revenue, revenue (empty where currencies differ),
--   median_days_to_won (local days from first contact to the first won deal), currency.
--   Most MQLs first, then a last row 'all'.
WITH
chosen AS (
    SELECT
        subjects.*,
        local_day(subjects.first_at, $zone) AS first_day,
        coalesce(companies.segment, '') AS segment
    FROM subjects LEFT JOIN companies ON companies.id = subjects.company_id
    WHERE ($origin IS NULL OR subjects.origin = $origin)
        AND ($owner IS NULL OR subjects.owner_id = $owner)
),
keyed AS (
    SELECT
        *,
        coalesce(CASE $by
            WHEN 'origin' THEN origin
            WHEN 'campaign' THEN CAST(campaign_id AS VARCHAR)
            WHEN 'content' THEN CAST(content_id AS VARCHAR)
            WHEN 'landing_page' THEN CAST(landing_page_id AS VARCHAR)
            WHEN 'owner' THEN CAST(owner_id AS VARCHAR)
            WHEN 'segment' THEN segment
            WHEN 'month' THEN month_of(first_day)
        END, '') AS chosen_key
    FROM chosen
    WHERE ($since IS NULL OR first_day >= CAST($since AS DATE))
        AND ($until IS NULL OR first_day <= CAST($until AS DATE))
        AND (mql_at IS NOT NULL OR won_at IS NOT NULL)
),
counted AS (
    SELECT
        chosen_key,
        grouping(chosen_key) AS of_all,
        count(mql_at) AS mqls,
        count(won_at) AS won,
        count(CASE WHEN won_at IS NOT NULL AND revenue > 0 THEN 1 END) AS won_with_revenue,
        sum(revenue) AS revenue,
        median_of(days_between(first_day, local_day(won_at, $zone))) AS median_days_to_won,
        min(currency_low) AS low,
        max(currency_high) AS high
    FROM keyed
    GROUP BY GROUPING SETS ((chosen_key), ())
)
SELECT
    CASE WHEN of_all = 1 THEN 'all' ELSE chosen_key END AS key,
    CASE
        WHEN of_all = 1 THEN 'all'
        WHEN $by = 'campaign' THEN coalesce(campaigns.name, '')
        WHEN $by IN ('content', 'landing_page') THEN coalesce(contents.title, '')
        WHEN $by = 'owner' THEN coalesce(members.name, '')
        ELSE chosen_key
    END AS label,
    mqls,
    won,
    CASE WHEN mqls > 0 THEN CAST(won AS DOUBLE) / mqls END AS win_rate,
    won_with_revenue,
    CASE WHEN low = high OR low IS NULL THEN coalesce(revenue, 0) END AS revenue,
    median_days_to_won,
    CASE WHEN low = high THEN low WHEN low <> high THEN low || ', ' || high ELSE '' END AS currency
FROM counted
LEFT JOIN campaigns ON $by = 'campaign' AND CAST(campaigns.id AS VARCHAR) = chosen_key
LEFT JOIN contents
    ON $by IN ('content', 'landing_page') AND CAST(contents.id AS VARCHAR) = chosen_key
LEFT JOIN members ON $by = 'owner' AND CAST(members.id AS VARCHAR) = chosen_key
ORDER BY of_all, mqls DESC, won DESC, chosen_key
