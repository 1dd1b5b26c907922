namespace Guildhall.Aegis.Appeals;

internal static class AppealSql
{
    public const string NextNumber = """
        INSERT INTO guild_counters (guild_id, name, value) VALUES (@Guild, 'appeal', 1)
        ON CONFLICT (guild_id, name) DO UPDATE SET value = guild_counters.value + 1
        RETURNING value
        """;

    // The unique indexes decide between two browser windows that send at once.
    public const string Make = """
        INSERT INTO appeals (guild_id, number, case_number, appellant_id, appellant_name, state, text, answers, attempt,
            lift, shown_version, version, created_at)
        VALUES (@Guild, @Number, @CaseNumber, @AppellantId, @AppellantName, 'pending', @Text, @Answers, @Attempt,
            'none', 0, 1, @Now)
        ON CONFLICT DO NOTHING
        """;

    public const string MarkCase = """
        UPDATE cases SET is_appealed = 1, version = version + 1 WHERE guild_id = @Guild AND number = @CaseNumber
        """;

    public const string MarkFinal = """
        UPDATE cases SET is_final = @IsFinal, version = version + 1
        WHERE guild_id = @Guild AND number = @CaseNumber AND deleted_at IS NULL
        """;

    public const string Find = $"SELECT {AppealColumns.All} FROM appeals WHERE guild_id = @Guild AND number = @Number";

    public const string OfCase = $"""
        SELECT {AppealColumns.All} FROM appeals WHERE guild_id = @Guild AND case_number = @CaseNumber ORDER BY attempt
        """;

    public const string InState = $"""
        SELECT {AppealColumns.All} FROM appeals WHERE guild_id = @Guild AND state IN (@First, @Second)
        ORDER BY number DESC LIMIT @Limit
        """;

    public const string OfSelf = $"""
        SELECT {AppealColumns.All} FROM appeals WHERE appellant_id = @Self ORDER BY created_at DESC LIMIT @Limit
        """;

    // The newest of each guild, so that many in one hide none in another.
    public const string CasesOfSelf = $"""
        SELECT {Cases.CaseColumns.All} FROM (
            SELECT {Cases.CaseColumns.All},
                ROW_NUMBER() OVER (PARTITION BY guild_id ORDER BY created_at DESC, number DESC) AS place
            FROM cases
            WHERE (target_id = @Self OR target_id = @Erased) AND deleted_at IS NULL AND is_hidden = 0 AND effect = 'active'
                AND kind IN ('warn', 'mute', 'kick', 'softban', 'ban') AND execution IN ('applied', 'partial')) own
        WHERE place <= @Limit ORDER BY created_at DESC, guild_id, number DESC
        """;

    // Compare-and-set: of two who decide at once, one does.
    public const string Decide = """
        UPDATE appeals SET state = @State, decided_by_id = @ById, decided_by_name = @ByName, decision_reason = @Reason,
            decided_at = @Now, lift = @Lift, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND state IN ('pending', 'needsinfo')
        """;

    public const string Ask = """
        UPDATE appeals SET state = 'needsinfo', version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND state IN ('pending', 'needsinfo')
        """;

    public const string Answered = """
        UPDATE appeals SET state = 'pending', version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND appellant_id = @Self AND state = 'needsinfo'
        """;

    public const string Withdraw = """
        UPDATE appeals SET state = 'withdrawn', decided_at = @Now, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND appellant_id = @Self AND state IN ('pending', 'needsinfo')
        """;

    public const string Touch = """
        UPDATE appeals SET version = version + 1 WHERE guild_id = @Guild AND number = @Number
        """;

    public const string Lifted = """
        UPDATE appeals SET lift = @Lift, lift_failure = @Failure, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND lift = 'pending'
        """;

    public const string LiftDelayed = """
        UPDATE appeals SET lift_failure = @Failure, version = version + 1
        WHERE guild_id = @Guild AND number = @Number AND lift = 'pending'
            AND (lift_failure IS NULL OR lift_failure <> @Failure)
        """;

    public const string ReturnPoints = """
        UPDATE cases SET points_expire_at = @Now, version = version + 1
        WHERE guild_id = @Guild AND number = @CaseNumber AND points > 0
            AND (points_expire_at IS NULL OR points_expire_at > @Now)
        """;

    public const string Shown = """
        UPDATE appeals SET channel_id = @Channel, message_id = @Message, shown_version = @Version
        WHERE guild_id = @Guild AND number = @Number AND shown_version < @Version
        """;

    public const string Unshown = """
        UPDATE appeals SET channel_id = NULL, message_id = NULL, shown_version = 0
        WHERE guild_id = @Guild AND number = @Number AND message_id = @Message
        """;

    public const string Vote = """
        INSERT INTO appeal_votes (guild_id, number, voter_id, voter_name, is_for, voted_at)
        VALUES (@Guild, @Number, @VoterId, @VoterName, @IsFor, @Now)
        ON CONFLICT (guild_id, number, voter_id) DO UPDATE SET is_for = excluded.is_for, voted_at = excluded.voted_at
        """;

    public const string Votes = """
        SELECT voter_id, voter_name, is_for FROM appeal_votes WHERE guild_id = @Guild AND number = @Number
        ORDER BY voted_at, voter_id
        """;

    public const string Say = """
        INSERT INTO appeal_entries (guild_id, number, position, kind, author_id, author_name, text, written_at)
        SELECT @Guild, @Number, COALESCE(MAX(position), 0) + 1, @Kind, @AuthorId, @AuthorName, @Text, @Now
        FROM appeal_entries WHERE guild_id = @Guild AND number = @Number
        """;

    public const string Entries = """
        SELECT position, kind, author_id, author_name, text, written_at FROM appeal_entries
        WHERE guild_id = @Guild AND number = @Number ORDER BY position
        """;
}
