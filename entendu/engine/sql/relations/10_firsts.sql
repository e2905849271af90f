-- firsts: what each identity did first; one row an identity that did anything, bots left out.
-- It follows identities and not contacts, so that a merge alters none of it.
-- Columns: identity_id, first_at (anything at all), touched_at (the first thing the prospect did)
--   with touch_id, channel, campaign_id, content_id of it, and one *_at for each stage stated.
-- Kept by: identity_id.
SELECT
    identity_id,
    min(occurred_at) AS first_at,
    min(CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        THEN occurred_at END) AS touched_at,
    first_by(id, CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        THEN occurred_at END, id) AS touch_id,
    first_by(channel, CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        THEN occurred_at END, id) AS channel,
    first_by(campaign_id, CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        THEN occurred_at END, id) AS campaign_id,
    first_by(content_id, CASE WHEN kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        THEN occurred_at END, id) AS content_id,
    min(CASE WHEN stage = 'visitor' THEN occurred_at END) AS visitor_at,
    min(CASE WHEN stage = 'prospect' THEN occurred_at END) AS prospect_at,
    min(CASE WHEN stage = 'lead' THEN occurred_at END) AS lead_at,
    min(CASE WHEN stage = 'mql' THEN occurred_at END) AS mql_at,
    min(CASE WHEN stage = 'sal' THEN occurred_at END) AS sal_at,
    min(CASE WHEN stage = 'sql' THEN occurred_at END) AS sql_at,
    min(CASE WHEN stage = 'opportunity' THEN occurred_at END) AS opportunity_at,
    min(CASE WHEN stage = 'customer' THEN occurred_at END) AS customer_at
FROM activities
WHERE NOT bot
GROUP BY identity_id
