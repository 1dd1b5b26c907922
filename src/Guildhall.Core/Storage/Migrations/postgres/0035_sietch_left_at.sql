-- When somebody was first seen to be gone; null for who is there.
ALTER TABLE sietch_role_holders ADD COLUMN left_at bigint;
