-- subjects: whom the funnel and the closed loop count: every contact, and every deal without one.
-- Columns: contact_id or deal_id (of a contact: its first won deal, else its latest), name,
--   origin, campaign_id, content_id, landing_page_id (of the first touch), owner_id, company_id,
--   first_at (first contact), an *_at for each stage of the path, furthest (0 visitor ... 7
--   customer), deals, won_at, revenue, and currency_low and currency_high, which differ where
--   money of several currencies was added.
-- Kept by: contact_id.
-- Whole after: earnings, contents.
WITH
ranked_deals AS (
    SELECT
        earnings.*,
        row_number() OVER (
            PARTITION BY contact_id
            ORDER BY CASE WHEN state = 'won' THEN 0 ELSE 1 END,
                CASE WHEN state = 'won' THEN closed_at END,
                coalesce(opened_at, created_at) DESC, id DESC
        ) AS preference,
        row_number() OVER (
            PARTITION BY contact_id
            ORDER BY coalesce(opened_at, created_at) DESC, id DESC
        ) AS latest
    FROM earnings
),
contact_deals AS (
    SELECT
        contact_id,
        count(*) AS deals,
        max(CASE WHEN preference = 1 THEN id END) AS deal_id,
        max(CASE WHEN preference = 1 THEN payer_id END) AS company_id,
        coalesce(
            max(CASE WHEN preference = 1 THEN owner_id END),
            max(CASE WHEN latest = 1 THEN owner_id END)
        ) AS owner_id,
        min(opened_at) AS opened_at,
        min(won_at) AS won_at,
        sum(earned) AS revenue,
        min(currency_low) AS currency_low,
        max(currency_high) AS currency_high
    FROM ranked_deals
    WHERE contact_id IS NOT NULL
    GROUP BY contact_id
),
contact_firsts AS (
    SELECT
        identities.contact_id,
        min(firsts.first_at) AS first_at,
        min(firsts.touched_at) AS touched_at,
        first_by(firsts.channel, firsts.touched_at, firsts.touch_id) AS channel,
        first_by(firsts.campaign_id, firsts.touched_at, firsts.touch_id) AS campaign_id,
        first_by(firsts.content_id, firsts.touched_at, firsts.touch_id) AS content_id,
        min(least(firsts.visitor_at, firsts.touched_at)) AS visitor_at,
        min(CASE WHEN identities.kind = 'anonymous' THEN firsts.named_at ELSE firsts.first_at END)
            AS known_at,
        min(firsts.prospect_at) AS prospect_at,
        min(firsts.lead_at) AS lead_at,
        min(firsts.mql_at) AS mql_at,
        min(firsts.sal_at) AS sal_at,
        min(firsts.sql_at) AS sql_at,
        min(firsts.opportunity_at) AS opportunity_at,
        min(firsts.customer_at) AS customer_at
    FROM firsts JOIN identities ON identities.id = firsts.identity_id
    WHERE identities.contact_id IS NOT NULL
    GROUP BY identities.contact_id
)
SELECT
    contacts.id AS contact_id,
    contact_deals.deal_id,
    coalesce(nullif(trim(contacts.first_name || ' ' || contacts.last_name), ''),
        nullif(contacts.email, ''), '#' || contacts.id) AS name,
    coalesce(nullif(contacts.origin, ''), contact_firsts.channel, '') AS origin,
    contact_firsts.campaign_id,
    contact_firsts.content_id,
    CASE WHEN contents.kind = 'landing_page' THEN contents.id END AS landing_page_id,
    coalesce(contact_deals.owner_id, contacts.owner_id) AS owner_id,
    coalesce(contact_deals.company_id, contacts.company_id) AS company_id,
    coalesce(contact_firsts.touched_at, contact_firsts.first_at, contact_deals.opened_at)
        AS first_at,
    contact_firsts.visitor_at,
    least(contact_firsts.known_at, contact_firsts.prospect_at) AS prospect_at,
    contact_firsts.lead_at,
    contact_firsts.mql_at,
    contact_firsts.sal_at,
    contact_firsts.sql_at,
    least(contact_firsts.opportunity_at, contact_deals.opened_at) AS opportunity_at,
    least(contact_firsts.customer_at, contact_deals.won_at) AS customer_at,
    CASE
        WHEN contact_deals.won_at IS NOT NULL OR contact_firsts.customer_at IS NOT NULL THEN 7
        WHEN contact_deals.deals > 0 OR contact_firsts.opportunity_at IS NOT NULL THEN 6
        WHEN contact_firsts.sql_at IS NOT NULL THEN 5
        WHEN contact_firsts.sal_at IS NOT NULL THEN 4
        WHEN contact_firsts.mql_at IS NOT NULL THEN 3
        WHEN contact_firsts.lead_at IS NOT NULL THEN 2
        ELSE 1
    END AS furthest,
    coalesce(contact_deals.deals, 0) AS deals,
    contact_deals.won_at,
    contact_deals.revenue,
    contact_deals.currency_low,
    contact_deals.currency_high
FROM contacts
LEFT JOIN contact_firsts ON contact_firsts.contact_id = contacts.id
LEFT JOIN contact_deals ON contact_deals.contact_id = contacts.id
LEFT JOIN contents ON contents.id = contact_firsts.content_id
UNION ALL
SELECT
    NULL, id, name, '', NULL, NULL, NULL, owner_id, payer_id, opened_at,
    NULL, NULL, NULL, NULL, NULL, NULL,
    opened_at, won_at, CASE WHEN state = 'won' THEN 7 ELSE 6 END, 1, won_at, earned,
    currency_low, currency_high
FROM ranked_deals
WHERE contact_id IS NULL
