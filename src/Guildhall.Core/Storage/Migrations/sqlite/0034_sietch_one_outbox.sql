-- One outbox of direct messages: what was told of standings is an alert like the others, and so is the offer of the wizard. An
-- alert's state may be sending too: an attempt was begun that nobody has confirmed.
INSERT INTO sietch_alerts
    (tenant_id, id, member_id, kind, alert_key, detail, state, why, attempts, week, made_at, next_at, ended_at)
SELECT n.tenant_id, substr(replace(n.member_id, '-', ''), 1, 20) || n.reference, n.member_id, n.kind,
    'standing:' || n.snapshot, CASE WHEN n.ended_at IS NULL THEN n.cause END,
    CASE n.state WHEN 'closed' THEN 'held' WHEN 'sent' THEN 'delivered' WHEN 'dropped' THEN 'dead' ELSE n.state END,
    CASE WHEN n.state IN ('closed', 'dropped') THEN 'closed' END, 0, (n.made_at / 86400000 + 3) / 7, n.made_at,
    CASE WHEN n.state = 'closed' THEN n.due_at END, n.ended_at
FROM sietch_notices n WHERE true
ON CONFLICT DO NOTHING;
DROP TABLE sietch_notices;

INSERT INTO sietch_alerts
    (tenant_id, id, member_id, kind, alert_key, state, attempts, week, made_at)
SELECT p.tenant_id, replace(p.member_id, '-', ''), p.member_id, 'Onboarding', 'onboarding', 'pending', 0,
    (p.created_at / 86400000 + 3) / 7, p.created_at
FROM sietch_profiles p WHERE p.told_at IS NULL AND p.onboarded_at IS NULL
ON CONFLICT DO NOTHING;
ALTER TABLE sietch_profiles DROP COLUMN told_at;
DELETE FROM jobs WHERE kind IN ('sietch.notices.send', 'sietch.onboarding');

ALTER TABLE sietch_alert_preferences ADD COLUMN badges bigint NOT NULL DEFAULT 1;
