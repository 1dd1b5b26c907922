namespace Guildhall.Aegis.AutoMod.Live.Votes;

internal static class VoteSql
{
    private const string Columns = """
        guild_id, vote_id, subject_id, rule, user_id, user_name, channel_id, matched, state, quorum, choice, decided_by,
        decided_by_name, outcome, case_number, posted_channel_id, posted_message_id, version, shown_version, expires_at
        """;

    public const string Open = """
        INSERT INTO aegis_automod_votes (guild_id, vote_id, subject_id, rule, user_id, user_name, channel_id, matched, state,
            quorum, posted_channel_id, version, shown_version, created_at, expires_at)
        VALUES (@Guild, @Id, @Subject, @Rule, @User, @UserName, @Channel, @Matched, 'open',
            @Quorum, @Place, 1, 0, @Now, @ExpiresAt)
        ON CONFLICT (guild_id, vote_id) DO NOTHING
        """;

    public const string Find = $"SELECT {Columns} FROM aegis_automod_votes WHERE guild_id = @Guild AND vote_id = @Id";

    // The row's lock: whoever votes at the same moment waits, and counts this vote too.
    public const string Touch = """
        UPDATE aegis_automod_votes SET version = version + 1
        WHERE guild_id = @Guild AND vote_id = @Id AND state = 'open' AND expires_at > @Now
        """;

    // Whoever thinks again votes again.
    public const string Cast = """
        INSERT INTO aegis_automod_ballots (guild_id, vote_id, voter_id, voter_name, choice, voted_at)
        VALUES (@Guild, @Id, @Voter, @VoterName, @Choice, @Now)
        ON CONFLICT (guild_id, vote_id, voter_id) DO UPDATE SET choice = excluded.choice, voted_at = excluded.voted_at
        """;

    public const string Ballots = """
        SELECT voter_id, voter_name, choice FROM aegis_automod_ballots WHERE guild_id = @Guild AND vote_id = @Id
        ORDER BY voted_at, voter_id
        """;

    // Of several decisions the first wins.
    public const string Decide = """
        UPDATE aegis_automod_votes SET state = 'decided', choice = @Choice, decided_by = @Voter,
            decided_by_name = @VoterName, decided_at = @Now, version = version + 1
        WHERE guild_id = @Guild AND vote_id = @Id AND state = 'open'
        """;

    public const string Expire = """
        UPDATE aegis_automod_votes SET state = 'expired', version = version + 1
        WHERE guild_id = @Guild AND vote_id = @Id AND state = 'open' AND expires_at <= @Now
        """;

    public const string End = """
        UPDATE aegis_automod_votes SET outcome = @Outcome, case_number = @Number, version = version + 1
        WHERE guild_id = @Guild AND vote_id = @Id AND outcome IS NULL
        """;

    public const string Shown = """
        UPDATE aegis_automod_votes SET posted_message_id = @Message, shown_version = @Version
        WHERE guild_id = @Guild AND vote_id = @Id AND shown_version < @Version
        """;
}
