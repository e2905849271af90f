-- firsts: what each identity did first; one row an identity that did anything, bots left out.
-- It follows identities and not contacts, so that a merge alters none of it.
-- Columns: identity_id, first_at (anything at all), named_at (the first form or subscription),
--   touched_at (the first thing the prospect did) with touch_id, channel, campaign_id, content_id
--   of it, and one *_at for each stage stated.
-- Kept by: identity_id.
WITH
done AS (
    SELECT
        *,
        CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
            THEN occurred_at END AS by_prospect_at
    FROM activities
    WHERE NOT bot
),
moments AS (
    SELECT
        identity_id,
        min(occurred_at) AS first_at,
        min(CASE WHEN kind IN ('form', 'subscription') THEN occurred_at END) AS named_at,
        min(by_prospect_at) AS touched_at
    FROM done
    GROUP BY identity_id
),
touches AS ( -- joined by the instant first: ordering whole rows takes twice as long
    SELECT
        done.identity_id,
        min(done.id) AS touch_id,
        first_by(done.channel, done.occurred_at, done.id) AS channel,
        first_by(done.campaign_id, done.occurred_at, done.id) AS campaign_id,
        first_by(done.content_id, done.occurred_at, done.id) AS content_id
    FROM done
    JOIN moments ON moments.identity_id = done.identity_id
        AND moments.touched_at = done.by_prospect_at
    GROUP BY done.identity_id
),
stated AS (
    SELECT
        identity_id,
        min(CASE WHEN stage = 'visitor' THEN occurred_at END) AS visitor_at,
        min(CASE WHEN stage = 'prospect' THEN occurred_at END) AS prospect_at,
        min(CASE WHEN stage = 'lead' THEN occurred_at END) AS lead_at,
        min(CASE WHEN stage = 'mql' THEN occurred_at END) AS mql_at,
        min(CASE WHEN stage = 'sal' THEN occurred_at END) AS sal_at,
        min(CASE WHEN stage = 'sql' THEN occurred_at END) AS sql_at,
        min(CASE WHEN stage = 'opportunity' THEN occurred_at END) AS opportunity_at,
        min(CASE WHEN stage = 'customer' THEN occurred_at END) AS customer_at
    FROM done
    WHERE kind = 'stage'
    GROUP BY identity_id
)
SELECT
    moments.identity_id, moments.first_at, moments.named_at, moments.touched_at,
    touches.touch_id, touches.channel, touches.campaign_id, touches.content_id,
    stated.visitor_at, stated.prospect_at, stated.lead_at, stated.mql_at, stated.sal_at,
    stated.sql_at, stated.opportunity_at, stated.customer_at
FROM moments
LEFT JOIN touches ON touches.identity_id = moments.identity_id
LEFT JOIN stated ON stated.identity_id = moments.identity_id
