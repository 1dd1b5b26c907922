-- The link of the wallet that opened the session: where it ends, so does the session. Of those from before nobody knows it.
DELETE FROM sietch_sessions;
ALTER TABLE sietch_sessions ADD COLUMN link_id text;
