-- lasts: when each contact was last seen: the last thing the prospect did, bots left out.
-- Columns: contact_id, last_at.
-- Kept by: contact_id.
SELECT contact_id, max(occurred_at) AS last_at
FROM activities
WHERE NOT bot AND contact_id IS NOT NULL
    AND kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
GROUP BY contact_id
