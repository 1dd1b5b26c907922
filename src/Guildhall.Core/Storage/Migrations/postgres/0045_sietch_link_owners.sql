-- Whose a link is, also where its key is not here: the wallet alone is sealed. The audit log has told it since the beginning.
-- Null for a link from before, until a start that can read it.
ALTER TABLE sietch_wallets ADD COLUMN member_id text;
-- How many active links could not be read when the roles were compared last: the admins are told of more.
ALTER TABLE sietch_role_runs ADD COLUMN lost bigint NOT NULL DEFAULT 0;
