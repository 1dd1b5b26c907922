namespace Guildhall.Aegis.Privacy;

/// <summary>Which cases are old, for every statement that takes something of them.</summary>
internal static class OldCases
{
    // Of the cases c: older than the guild keeps them, and nothing of them holds any more.
    public const string IsOld = """
        c.created_at < @Before AND c.execution <> 'pending'
            AND NOT (c.effect = 'active' AND c.execution <> 'failed' AND c.deleted_at IS NULL
                AND c.kind IN ('ban', 'mute', 'role'))
            AND NOT EXISTS (SELECT 1 FROM appeals a WHERE a.guild_id = @Guild AND a.case_number = c.number
                AND a.state IN ('pending', 'needsinfo'))
        """;

    public const string Numbers =
        $"SELECT c.number FROM cases c WHERE c.guild_id = @Guild AND c.number <= @Last AND {IsOld}";

    public const string Appeals = $"""
        SELECT old.number FROM appeals old WHERE old.guild_id = @Guild AND old.case_number IN ({Numbers})
        """;
}

internal static class RetentionSql
{
    public const string OldNumbers = $"""
        SELECT c.number FROM cases c WHERE c.guild_id = @Guild AND {OldCases.IsOld} ORDER BY c.number LIMIT @Limit
        """;

    public const string Places = $"""
        SELECT place FROM case_evidence WHERE guild_id = @Guild AND place IS NOT NULL AND number IN ({OldCases.Numbers})
        """;

    public const string Votes = $"DELETE FROM appeal_votes WHERE guild_id = @Guild AND number IN ({OldCases.Appeals})";

    public const string Entries =
        $"DELETE FROM appeal_entries WHERE guild_id = @Guild AND number IN ({OldCases.Appeals})";

    public const string Appeals =
        $"DELETE FROM appeals WHERE guild_id = @Guild AND case_number IN ({OldCases.Numbers})";

    public const string Links = $"""
        DELETE FROM case_links WHERE guild_id = @Guild AND (number IN ({OldCases.Numbers}) OR other IN ({OldCases.Numbers}))
        """;

    public const string Labels = $"DELETE FROM case_labels WHERE guild_id = @Guild AND number IN ({OldCases.Numbers})";

    public const string Notes = $"DELETE FROM case_notes WHERE guild_id = @Guild AND number IN ({OldCases.Numbers})";

    public const string Evidence =
        $"DELETE FROM case_evidence WHERE guild_id = @Guild AND number IN ({OldCases.Numbers})";

    public const string Cases = $"DELETE FROM cases WHERE guild_id = @Guild AND number IN ({OldCases.Numbers})";

    public const string OldNotes = "DELETE FROM case_notes WHERE guild_id = @Guild AND written_at < @Before";
}
