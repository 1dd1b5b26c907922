namespace Guildhall.Aegis.AutoMod.Live.Votes;

/// <summary>The columns of a vote, for every statement that reads whole ones.</summary>
internal static class VoteColumns
{
    public const string All = """
        guild_id, vote_id, subject_id, rule, user_id, user_name, channel_id, matched, state, quorum, choice, decided_by,
        decided_by_name, outcome, case_number, posted_channel_id, posted_message_id, version, shown_version, expires_at
        """;
}
