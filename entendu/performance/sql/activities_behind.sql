-- Which activities stand behind a number of the weeks?
-- Parameters: measure (visits, responses, outreach), week (its Monday; NULL for all), zone,
--   since, until (days of the activity), origin, owner (of the contact), first and last (which
--   of the ordered rows, from 1; NULL for all).
-- Columns: id, occurred_at, kind, channel, contact_id, name, content, total.
WITH
chosen AS (
    SELECT contact_id, name
    FROM subjects
    WHERE contact_id IS NOT NULL
        AND ($origin IS NULL OR origin = $origin) AND ($owner IS NULL OR owner_id = $owner)
),
measured AS (
    SELECT id, occurred_at, kind, channel, contact_id, content_id,
        local_day(occurred_at, $zone) AS day
    FROM activities
    WHERE NOT bot
        AND CASE WHEN kind IN ('page', 'ad_clicked') THEN 'visits'
            WHEN kind IN ('mail_sent', 'call', 'meeting') THEN 'outreach'
            WHEN kind <> 'stage' THEN 'responses' END = $measure
        AND ($week IS NULL OR (
            occurred_at >= CAST($week AS TIMESTAMP) - INTERVAL 1 DAY
            AND occurred_at < CAST($week AS TIMESTAMP) + INTERVAL 8 DAY))
),
ordered AS (
    SELECT
        measured.*,
        chosen.name,
        row_number() OVER (ORDER BY occurred_at DESC, id DESC) AS place,
        count(*) OVER () AS total
    FROM measured LEFT JOIN chosen ON chosen.contact_id = measured.contact_id
    WHERE ($week IS NULL OR week_start(day) = CAST($week AS DATE))
        AND ($since IS NULL OR day >= CAST($since AS DATE))
        AND ($until IS NULL OR day <= CAST($until AS DATE))
        AND (($origin IS NULL AND $owner IS NULL) OR chosen.contact_id IS NOT NULL)
)
SELECT ordered.id, occurred_at, ordered.kind, channel, contact_id, name, contents.title AS content,
    total
FROM ordered LEFT JOIN contents ON contents.id = ordered.content_id
WHERE ($first IS NULL OR place >= $first) AND ($last IS NULL OR place <= $last)
ORDER BY place
