-- earnings: every deal with who pays it and, where it is won, what it brought.
-- A won deal earns the revenues attached to it; a company's revenues without a deal belong to its
-- first won deal; where nothing was stated, the amount it was signed for.
-- Columns: those of deals, payer_id (its company, else its contact's), won_at, earned, and
--   currency_low and currency_high, which differ where money of several currencies was added.
-- Whole after: deals, revenues, contacts.
WITH
owned_deals AS (
    SELECT deals.*, coalesce(deals.company_id, contacts.company_id) AS payer_id
    FROM deals LEFT JOIN contacts ON contacts.id = deals.contact_id
),
won_deals AS (
    SELECT *, row_number() OVER (PARTITION BY payer_id ORDER BY closed_at, id) AS of_payer
    FROM owned_deals WHERE state = 'won'
),
stated_money AS (
    SELECT won_deals.id AS deal_id, revenues.amount, revenues.currency
    FROM revenues JOIN won_deals ON won_deals.id = revenues.deal_id
    UNION ALL
    SELECT won_deals.id, revenues.amount, revenues.currency
    FROM revenues
    JOIN won_deals ON won_deals.payer_id = revenues.company_id AND won_deals.of_payer = 1
    WHERE revenues.deal_id IS NULL
),
stated AS (
    SELECT deal_id, sum(amount) AS amount, min(currency) AS low, max(currency) AS high
    FROM stated_money GROUP BY deal_id
),
money AS (
    SELECT
        won_deals.id,
        coalesce(stated.amount, won_deals.amount) AS amount,
        CASE WHEN stated.deal_id IS NOT NULL THEN stated.low
            WHEN won_deals.amount IS NOT NULL THEN won_deals.currency END AS low,
        CASE WHEN stated.deal_id IS NOT NULL THEN stated.high
            WHEN won_deals.amount IS NOT NULL THEN won_deals.currency END AS high
    FROM won_deals LEFT JOIN stated ON stated.deal_id = won_deals.id
)
SELECT
    owned_deals.*,
    CASE WHEN owned_deals.state = 'won' THEN owned_deals.closed_at END AS won_at,
    money.amount AS earned,
    money.low AS currency_low,
    money.high AS currency_high
FROM owned_deals LEFT JOIN money ON money.id = owned_deals.id
