namespace Guildhall.Aegis.Import;

internal static class ImportSql
{
    public const string Add = """
        INSERT INTO imports (guild_id, id, format, file_name, url, file_hash, file_size, asked_by_id, asked_by_name, state,
            rows_read, added, known, faulty, faults, made_at)
        VALUES (@Guild, @Id, @Format, @FileName, @Url, @FileHash, @FileSize, @AskedBy, @AskedByName, @State,
            @RowsRead, 0, @Known, @Faulty, @Faults, @Now)
        ON CONFLICT DO NOTHING
        """;

    public const string ById = """
        SELECT guild_id, id, format, file_name, url, file_hash, file_size, asked_by_id, asked_by_name, state, rows_read, added,
            known, faulty, faults, made_at, done_at, undone_at
        FROM imports WHERE guild_id = @Guild AND id = @Id
        """;

    // Compare-and-set: of two clicks, one begins.
    public const string Move = """
        UPDATE imports SET state = @To, undone_at = CASE WHEN @To = 'undone' THEN @Now ELSE undone_at END
        WHERE guild_id = @Guild AND id = @Id AND state = @State AND made_at >= @NotBefore
        """;

    public const string Finish = """
        UPDATE imports SET state = @State, rows_read = @RowsRead, known = @Known, faulty = @Faulty, faults = @Faults,
            added = (SELECT COUNT(*) FROM cases WHERE cases.guild_id = @Guild AND cases.batch = @Id), done_at = @Now
        WHERE guild_id = @Guild AND id = @Id AND state = 'running'
        """;

    public const string CountOf = "SELECT COUNT(*) FROM cases WHERE guild_id = @Guild AND batch = @Id";

    // What a later unban or ban of the same file ended, in whatever order it stands there. Cases of our own stay.
    // The joined text and the sum keep SQLite from the indexes by batch and time: a person has few cases of a million.
    public const string EndEarlier = """
        UPDATE cases SET effect = 'revoked', ended_at = (
            SELECT MIN(later.created_at + 0) FROM cases later
            WHERE later.guild_id = @Guild AND later.target_id = cases.target_id AND later.batch || '' = @Id
                AND later.kind = 'un' || cases.kind AND later.created_at + 0 >= cases.created_at)
        WHERE guild_id = @Guild AND batch = @Id AND kind IN ('ban', 'mute') AND effect = 'active' AND EXISTS (
            SELECT 1 FROM cases later
            WHERE later.guild_id = @Guild AND later.target_id = cases.target_id AND later.batch || '' = @Id
                AND later.kind = 'un' || cases.kind AND later.created_at + 0 >= cases.created_at)
        """;

    public const string SupersedeEarlier = """
        UPDATE cases SET effect = 'superseded'
        WHERE guild_id = @Guild AND batch = @Id AND kind IN ('ban', 'mute') AND effect = 'active' AND EXISTS (
            SELECT 1 FROM cases later
            WHERE later.guild_id = @Guild AND later.target_id = cases.target_id AND later.batch || '' = @Id
                AND later.kind = cases.kind AND later.created_at + 0 > cases.created_at)
        """;

    public const string StandingOf = """
        SELECT number, target_id FROM cases
        WHERE guild_id = @Guild AND batch = @Id AND kind = @Kind AND effect = 'active' AND deleted_at IS NULL
            AND number > @After
        ORDER BY number LIMIT @Limit
        """;

    public const string NotInForce = """
        UPDATE cases SET effect = 'revoked', ended_reason = 'not in force when imported', version = version + 1,
            log_version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND effect = 'active'
        """;

    public const string StillActive = """
        SELECT number, expires_at FROM cases
        WHERE guild_id = @Guild AND batch = @Id AND effect = 'active' AND expires_at > @Now AND kind IN ('ban', 'mute')
            AND number > @After
        ORDER BY number LIMIT @Limit
        """;

    // The numbers stay taken, and the same file can be imported again.
    public const string Undo = $"""
        UPDATE cases SET deleted_at = @Now, deleted_by_id = @ById, deleted_by_name = @ByName, effect = 'revoked',
            reason = NULL, is_hidden = 1, idempotency_key = 'undone:' || idempotency_key || ':' || number,
            version = version + 1, log_version = version + 1
        WHERE guild_id = @Guild AND number IN ({ImportColumns.NextToUndo})
        """;

    public const string UndoNotes = $"""
        DELETE FROM case_notes WHERE guild_id = @Guild AND number IN ({ImportColumns.NextToUndo})
        """;

    public const string UndoLabels = $"""
        DELETE FROM case_labels WHERE guild_id = @Guild AND number IN ({ImportColumns.NextToUndo})
        """;
}

internal static class ImportColumns
{
    public const string NextToUndo = """
        SELECT next.number FROM cases next
        WHERE next.guild_id = @Guild AND next.batch = @Id AND next.deleted_at IS NULL ORDER BY next.number LIMIT @Limit
        """;
}

internal static class ImportSqliteSql
{
    public const string Known = """
        SELECT idempotency_key FROM cases WHERE guild_id = @Guild
            AND idempotency_key IN (SELECT told.value FROM json_each(@Keys) told)
        """;

    // Shown in the mod-log as it is: history is not posted again.
    public const string Insert = """
        INSERT INTO cases (guild_id, number, kind, target_id, target_name, actor_id, actor_name, acting_for_id,
            acting_for_name, source, source_detail, batch, reason, points, duration, expires_at, delete_messages,
            is_silent, execution, effect, ended_at, is_appealed, is_final, is_hidden, dm, log_version, idempotency_key,
            version, created_at, applied_at)
        SELECT @Guild, json_extract(told.value, '$.number'), json_extract(told.value, '$.kind'),
            json_extract(told.value, '$.target'), json_extract(told.value, '$.targetName'),
            json_extract(told.value, '$.actor'), json_extract(told.value, '$.actorName'),
            json_extract(told.value, '$.actingFor'), json_extract(told.value, '$.actingForName'), 'import',
            json_extract(told.value, '$.detail'), @Id, json_extract(told.value, '$.reason'),
            json_extract(told.value, '$.points'), json_extract(told.value, '$.duration'),
            json_extract(told.value, '$.expiresAt'), 0, 1, 'applied', json_extract(told.value, '$.effect'),
            json_extract(told.value, '$.endedAt'), 0, 0, json_extract(told.value, '$.hidden'), 'skipped', 1,
            json_extract(told.value, '$.key'), 1, json_extract(told.value, '$.at'), json_extract(told.value, '$.at')
        FROM json_each(@Rows) told
        """;

    public const string InsertLabels = """
        INSERT INTO case_labels (guild_id, number, label)
        SELECT @Guild, json_extract(told.value, '$.number'), json_extract(told.value, '$.label')
        FROM json_each(@Rows) told WHERE json_extract(told.value, '$.label') IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    public const string InsertNotes = """
        INSERT INTO case_notes (guild_id, number, position, author_id, author_name, text, written_at)
        SELECT @Guild, json_extract(told.value, '$.number'), json_extract(told.value, '$.position'),
            json_extract(told.value, '$.author'), json_extract(told.value, '$.authorName'),
            json_extract(told.value, '$.text'), json_extract(told.value, '$.at')
        FROM json_each(@Notes) told
        """;
}

internal static class ImportPostgresSql
{
    public const string Known = """
        SELECT idempotency_key FROM cases WHERE guild_id = @Guild
            AND idempotency_key IN (SELECT jsonb_array_elements_text(@Keys::jsonb))
        """;

    public const string Insert = """
        INSERT INTO cases (guild_id, number, kind, target_id, target_name, actor_id, actor_name, acting_for_id,
            acting_for_name, source, source_detail, batch, reason, points, duration, expires_at, delete_messages,
            is_silent, execution, effect, ended_at, is_appealed, is_final, is_hidden, dm, log_version, idempotency_key,
            version, created_at, applied_at)
        SELECT @Guild, told.number, told.kind, told.target, told."targetName", told.actor, told."actorName",
            told."actingFor", told."actingForName", 'import', told.detail, @Id, told.reason, told.points, told.duration,
            told."expiresAt", 0, 1, 'applied', told.effect, told."endedAt", 0, 0, told.hidden, 'skipped', 1, told.key, 1,
            told.at, told.at
        FROM jsonb_to_recordset(@Rows::jsonb) AS told(number bigint, kind text, target bigint, "targetName" text,
            actor bigint, "actorName" text, "actingFor" bigint, "actingForName" text, detail text, reason text,
            points bigint, duration bigint, "expiresAt" bigint, effect text, "endedAt" bigint, hidden bigint, key text,
            at bigint, label text)
        """;

    public const string InsertLabels = """
        INSERT INTO case_labels (guild_id, number, label)
        SELECT @Guild, told.number, told.label
        FROM jsonb_to_recordset(@Rows::jsonb) AS told(number bigint, label text) WHERE told.label IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    public const string InsertNotes = """
        INSERT INTO case_notes (guild_id, number, position, author_id, author_name, text, written_at)
        SELECT @Guild, told.number, told.position, told.author, told."authorName", told.text, told.at
        FROM jsonb_to_recordset(@Notes::jsonb) AS told(number bigint, position bigint, author bigint,
            "authorName" text, text text, at bigint)
        """;
}
