-- Which prospects are there, by the filters and in the order of the list? One page of them.
-- Parameters: first_word, second_word, third_word, fourth_word (regular expressions that the
--   words looked for must match; empty for none), stage (position of the furthest stage), origin,
--   owner (0: nobody), segment, country, language, seen_since, recent_since (instants in UTC),
--   sort, falling, page_size, page_start; NULL for no filter.
-- Columns: contact_id, name, email, job_title, company_id, company, segment, origin, owner_id,
--   owner, furthest (position), first_at, last_at and recent (what the prospect did, last and
--   since recent_since), deals, amount (of deals not lost; empty where currencies differ),
--   currency, total (of all pages). Bots and visitors nobody knows are left out.
WITH
worth AS (
    SELECT
        contact_id,
        CASE WHEN min(currency) = max(currency) THEN sum(amount) END AS amount,
        CASE WHEN min(currency) = max(currency) THEN min(currency) ELSE '' END AS currency
    FROM deals
    WHERE contact_id IS NOT NULL AND state <> 'lost' AND amount IS NOT NULL
    GROUP BY contact_id
),
busy AS (  -- counted for everybody only where the list is in its order
    SELECT contact_id, count(*) AS recent
    FROM activities
    WHERE $sort = 'recent' AND NOT bot
        AND kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        AND occurred_at >= CAST($recent_since AS TIMESTAMP)
    GROUP BY contact_id
),
matching AS (
    SELECT
        contacts.id AS contact_id,
        directory.name_key,
        CASE $sort
            WHEN 'name' THEN directory.name_key
            WHEN 'company' THEN nullif(directory.company_key, '')
            WHEN 'origin' THEN nullif(subjects.origin, '')
            WHEN 'owner' THEN lower(members.name)
        END AS letters,
        CASE $sort
            WHEN 'stage' THEN subjects.furthest
            WHEN 'last_seen' THEN seconds_between(TIMESTAMP '2000-01-01 00:00:00', lasts.last_at)
            WHEN 'recent' THEN coalesce(busy.recent, 0)
            WHEN 'amount' THEN worth.amount
        END AS figure
    FROM contacts
    JOIN directory ON directory.contact_id = contacts.id
    JOIN subjects ON subjects.contact_id = contacts.id
    LEFT JOIN members ON members.id = subjects.owner_id
    LEFT JOIN lasts ON lasts.contact_id = contacts.id
    LEFT JOIN worth ON worth.contact_id = contacts.id
    LEFT JOIN busy ON busy.contact_id = contacts.id
    WHERE ($first_word = '' OR regexp_matches(directory.words, $first_word))
        AND ($second_word = '' OR regexp_matches(directory.words, $second_word))
        AND ($third_word = '' OR regexp_matches(directory.words, $third_word))
        AND ($fourth_word = '' OR regexp_matches(directory.words, $fourth_word))
        AND ($stage IS NULL OR subjects.furthest = $stage)
        AND ($origin IS NULL OR subjects.origin = $origin)
        AND ($owner IS NULL OR coalesce(subjects.owner_id, 0) = $owner)
        AND ($segment IS NULL OR directory.segment = $segment)
        AND ($country IS NULL OR contacts.country = $country)
        AND ($language IS NULL OR contacts.language = $language)
        AND ($seen_since IS NULL OR lasts.last_at >= CAST($seen_since AS TIMESTAMP))
),
page AS (
    SELECT *, count(*) OVER () AS total
    FROM matching
    ORDER BY
        CASE WHEN $falling THEN figure END DESC NULLS LAST,
        CASE WHEN NOT $falling THEN figure END ASC NULLS LAST,
        CASE WHEN $falling THEN letters END DESC NULLS LAST,
        CASE WHEN NOT $falling THEN letters END ASC NULLS LAST,
        name_key,
        contact_id
    LIMIT $page_size OFFSET $page_start
),
recents AS (
    SELECT contact_id, count(*) AS recent
    FROM activities
    WHERE contact_id IN (SELECT contact_id FROM page) AND NOT bot
        AND kind NOT IN ('mail_sent', 'call', 'meeting', 'stage')
        AND occurred_at >= CAST($recent_since AS TIMESTAMP)
    GROUP BY contact_id
)
SELECT
    page.contact_id,
    directory.name,
    contacts.email,
    contacts.job_title,
    contacts.company_id,
    directory.company,
    directory.segment,
    subjects.origin,
    subjects.owner_id,
    coalesce(members.name, '') AS owner,
    subjects.furthest,
    subjects.first_at,
    lasts.last_at,
    coalesce(recents.recent, 0) AS recent,
    subjects.deals,
    worth.amount,
    worth.currency,
    page.total
FROM page
JOIN contacts ON contacts.id = page.contact_id
JOIN directory ON directory.contact_id = page.contact_id
JOIN subjects ON subjects.contact_id = page.contact_id
LEFT JOIN members ON members.id = subjects.owner_id
LEFT JOIN lasts ON lasts.contact_id = page.contact_id
LEFT JOIN worth ON worth.contact_id = page.contact_id
LEFT JOIN recents ON recents.contact_id = page.contact_id
ORDER BY
    CASE WHEN $falling THEN page.figure END DESC NULLS LAST,
    CASE WHEN NOT $falling THEN page.figure END ASC NULLS LAST,
    CASE WHEN $falling THEN page.letters END DESC NULLS LAST,
    CASE WHEN NOT $falling THEN page.letters END ASC NULLS LAST,
    page.name_key,
    page.contact_id
