-- What others are shown of a member follows the truth late: since, tier_since: when the edition came out that has them, and has
-- them in that tier, first; came_as: what they truly were then; cohort: the same for those who came together and whom no badge has
-- told apart since.
ALTER TABLE sietch_directory ADD COLUMN came_as text NOT NULL DEFAULT 'Fedaykin';
ALTER TABLE sietch_directory ADD COLUMN since bigint NOT NULL DEFAULT 0;
ALTER TABLE sietch_directory ADD COLUMN tier_since bigint NOT NULL DEFAULT 0;
ALTER TABLE sietch_directory ADD COLUMN cohort text NOT NULL DEFAULT '';
UPDATE sietch_directory SET came_as = tier, since = COALESCE((SELECT p.onboarded_at FROM sietch_profiles p
    WHERE p.tenant_id = sietch_directory.tenant_id AND p.member_id = sietch_directory.member_id), 0);
UPDATE sietch_directory SET tier_since = COALESCE((SELECT MAX(s.seated_at) FROM sietch_seats s
    WHERE s.tenant_id = sietch_directory.tenant_id AND s.member_id = sietch_directory.member_id), since);

-- The badges that others are shown.
CREATE TABLE sietch_directory_badges (
    tenant_id text NOT NULL,
    member_id text NOT NULL,
    badge text NOT NULL,
    PRIMARY KEY (tenant_id, member_id, badge)
);
INSERT INTO sietch_directory_badges (tenant_id, member_id, badge)
SELECT b.tenant_id, b.member_id, b.badge FROM sietch_badges b
JOIN sietch_directory d ON d.tenant_id = b.tenant_id AND d.member_id = b.member_id
WHERE b.revoked_at IS NULL;
