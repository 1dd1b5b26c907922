-- Servers that the bot has been in: one that is missing when a session begins was left while nobody listened.
CREATE TABLE known_guilds (
    guild_id INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO known_guilds (guild_id)
SELECT guild_id FROM aegis_settings UNION SELECT guild_id FROM guild_counters;
