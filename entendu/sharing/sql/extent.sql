-- What do we hold: from when to when, and how many visitors does nobody know?
-- Parameters: none.
-- Columns: contacts, anonymous (visitors without a contact that did something, bots left out),
--   deals, first_at, last_at (of activities and of deals, bots left out).
WITH
happenings AS (
    SELECT min(occurred_at) AS first_at, max(occurred_at) AS last_at
    FROM activities WHERE NOT bot
    UNION ALL
    SELECT min(coalesce(opened_at, closed_at)), max(coalesce(closed_at, opened_at)) FROM deals
)
SELECT
    (SELECT count(*) FROM contacts) AS contacts,
    (
        SELECT count(*)
        FROM firsts JOIN identities ON identities.id = firsts.identity_id
        WHERE identities.contact_id IS NULL
    ) AS anonymous,
    (SELECT count(*) FROM deals) AS deals,
    min(first_at) AS first_at,
    max(last_at) AS last_at
FROM happenings
