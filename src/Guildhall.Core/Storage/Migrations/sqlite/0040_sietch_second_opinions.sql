-- 1 where only that endpoint told it although others are followed too: it is compared when another answers again.
ALTER TABLE chain_sources ADD COLUMN is_alone bigint NOT NULL DEFAULT 0;
