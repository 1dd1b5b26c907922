-- Who ended a raid, as audit rows name an actor: a name alone does not say whose it is.
ALTER TABLE raids ADD COLUMN ended_by TEXT;
