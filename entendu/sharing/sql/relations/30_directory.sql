-- directory: how each contact is called, found and put in alphabetical order.
-- It stands on contacts and companies alone, so that no new activity makes it anew.
-- Columns: contact_id, name, name_key and company_key (lower case, no accents), company, segment,
--   words (what a search looks through, in lower case).
-- Kept by: contact_id.
-- Whole after: companies.
WITH
named AS (
    SELECT
        contacts.id AS contact_id,
        coalesce(nullif(trim(contacts.first_name || ' ' || contacts.last_name), ''),
            nullif(contacts.email, ''), '#' || contacts.id) AS name,
        coalesce(companies.name, '') AS company,
        coalesce(companies.segment, '') AS segment,
        lower(contacts.first_name || ' ' || contacts.last_name || ' ' || contacts.email || ' '
            || coalesce(companies.name, '') || ' ' || coalesce(companies.domain, '')) AS words
    FROM contacts LEFT JOIN companies ON companies.id = contacts.company_id
)
SELECT
    contact_id,
    name,
    strip_accents(lower(name)) AS name_key,
    company,
    strip_accents(lower(company)) AS company_key,
    segment,
    words
FROM named
