-- Servers that the bot is no longer in: nothing runs for them, and after a while what is kept of them goes.
CREATE TABLE guild_removals (
    guild_id bigint NOT NULL PRIMARY KEY,
    removed_at bigint NOT NULL
);
