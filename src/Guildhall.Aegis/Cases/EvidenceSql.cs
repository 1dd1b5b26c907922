namespace Guildhall.Aegis.Cases;

internal static class EvidenceSql
{
    // A copy that is there already, or a loss that was told, is not written twice.
    public const string Add = """
        INSERT INTO case_evidence (guild_id, number, position, kind, name, media_type, size, hash, place, snapshot,
            added_by_id, added_at)
        SELECT @Guild, @Number, next.position, @Kind, @Name, @MediaType, @Size, @Hash, @Place, @Snapshot, @AddedBy, @Now
        FROM (SELECT COALESCE(MAX(CASE WHEN position > 0 THEN position END), 0) + 1 AS position FROM case_evidence
            WHERE guild_id = @Guild AND number = @Number) next
        WHERE NOT EXISTS (SELECT 1 FROM case_evidence known WHERE known.guild_id = @Guild AND known.number = @Number
            AND known.kind = @Kind AND known.name = @Name AND COALESCE(known.hash, '') = COALESCE(@Hash, ''))
        """;

    // Until there is a copy, the case says that one is being made; the numbers from 1 are those of copies.
    public const string Copying = """
        INSERT INTO case_evidence (guild_id, number, position, kind, name, size, added_by_id, added_at)
        SELECT @Guild, @Number, next.position, 'copying', @Name, 0, @AddedBy, @Now
        FROM (SELECT COALESCE(MIN(CASE WHEN position < 0 THEN position END), 0) - 1 AS position FROM case_evidence
            WHERE guild_id = @Guild AND number = @Number) next
        """;

    public const string Copied = """
        DELETE FROM case_evidence WHERE guild_id = @Guild AND number = @Number AND kind = 'copying' AND name = @Name
        """;

    // The mod-log's message is written again only for a newer version.
    public const string Tell = "UPDATE cases SET version = version + 1 WHERE guild_id = @Guild AND number = @Number";

    public const string OfCase = """
        SELECT position, kind, name, media_type, size, hash, place, snapshot, added_at FROM case_evidence
        WHERE guild_id = @Guild AND number = @Number ORDER BY position
        """;
}
