-- What has happened between us and one contact, in order?
-- Parameters: contact_id.
-- Columns: id, occurred_at, kind, stage, channel, campaign, content, member, source, properties.
SELECT
    activities.id,
    activities.occurred_at,
    activities.kind,
    activities.stage,
    activities.channel,
    campaigns.name AS campaign,
    contents.title AS content,
    members.name AS member,
    sources.name AS source,
    activities.properties
FROM activities
LEFT JOIN campaigns ON campaigns.id = activities.campaign_id
LEFT JOIN contents ON contents.id = activities.content_id
LEFT JOIN members ON members.id = activities.member_id
LEFT JOIN sources ON sources.id = activities.source_id
WHERE activities.identity_id IN (SELECT id FROM identities WHERE contact_id = $contact_id)
    AND NOT activities.bot
ORDER BY activities.occurred_at, activities.id
