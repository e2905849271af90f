-- Which values can the list of prospects be narrowed to, and how many prospects has each?
-- Parameters: none.
-- Columns: name (stage, origin, owner, segment, country or language), value (as text; a stage by
--   its position), label, prospects. The most frequent first; at most 200 of a name.
WITH
valued AS (
    SELECT 'stage' AS name, CAST(furthest AS VARCHAR) AS value, '' AS label
    FROM subjects WHERE contact_id IS NOT NULL
    UNION ALL
    SELECT 'origin', origin, '' FROM subjects WHERE contact_id IS NOT NULL
    UNION ALL
    SELECT 'owner', CAST(coalesce(subjects.owner_id, 0) AS VARCHAR), coalesce(members.name, '')
    FROM subjects LEFT JOIN members ON members.id = subjects.owner_id
    WHERE subjects.contact_id IS NOT NULL
    UNION ALL
    SELECT 'segment', segment, '' FROM directory
    UNION ALL
    SELECT 'country', country, '' FROM contacts
    UNION ALL
    SELECT 'language', language, '' FROM contacts
),
counted AS (
    SELECT
        name, value, label, count(*) AS prospects,
        row_number() OVER (PARTITION BY name ORDER BY count(*) DESC, value) AS place
    FROM valued
    GROUP BY name, value, label
)
SELECT name, value, label, prospects FROM counted WHERE place <= 200 ORDER BY name, place
