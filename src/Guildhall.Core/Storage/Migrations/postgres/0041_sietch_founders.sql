-- Whoever is erased leaves no row, so those who came later would be counted as earlier. What was there is kept as a number:
-- gone of the community's first members, and terms that have begun in its council.
CREATE TABLE sietch_founders (
    tenant_id text NOT NULL PRIMARY KEY,
    gone bigint NOT NULL
);
ALTER TABLE sietch_councils ADD COLUMN terms bigint NOT NULL DEFAULT 0;
UPDATE sietch_councils SET terms =
    (SELECT COALESCE(MAX(s.term), 0) FROM sietch_seats s WHERE s.tenant_id = sietch_councils.tenant_id);
