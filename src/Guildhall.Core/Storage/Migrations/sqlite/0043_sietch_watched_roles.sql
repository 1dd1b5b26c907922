-- Ids of the gated roles at the last reading of the members, by comma; null where that was before it was kept.
ALTER TABLE sietch_role_runs ADD COLUMN watched text;
