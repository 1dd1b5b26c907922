namespace Guildhall.Sietch.Activity;

internal static class ActivitySql
{
    // Whoever has not finished the wizard is nobody to the others, and nothing is written of them.
    public const string Find = """
        SELECT i.tenant_id, i.member_id, COALESCE(a.points, 0.0) AS points, COALESCE(a.period, 0) AS period,
            COALESCE(a.peak, 0.0) AS peak, COALESCE(a.messages, 0) AS messages, COALESCE(a.given, 0) AS given,
            COALESCE(a.received, 0) AS received, a.message_at, a.reaction_at
        FROM sietch_identities i
        JOIN sietch_profiles p ON p.tenant_id = i.tenant_id AND p.member_id = i.member_id AND p.onboarded_at IS NOT NULL
        LEFT JOIN sietch_activity a ON a.tenant_id = i.tenant_id AND a.member_id = i.member_id
        WHERE i.tenant_id = @Tenant AND i.user_id = @User
        """;

    public const string Save = """
        INSERT INTO sietch_activity
            (tenant_id, member_id, points, period, peak, messages, given, received, message_at, reaction_at)
        VALUES
            (@TenantId, @MemberId, @Points, @Period, @Peak, @Messages, @Given, @Received, @MessageAt, @ReactionAt)
        ON CONFLICT (tenant_id, member_id) DO UPDATE SET points = excluded.points, period = excluded.period,
            peak = excluded.peak, messages = excluded.messages, given = excluded.given, received = excluded.received,
            message_at = excluded.message_at, reaction_at = excluded.reaction_at
        """;

    // One row for each giver and message, for ever: what was taken back is not given again.
    public const string React = """
        INSERT INTO sietch_reactions (tenant_id, message_id, giver_id, author_id, day, period, gave, earned)
        VALUES (@Tenant, @Message, @Giver, @Author, @Day, @Period, @Gave, @Earned)
        ON CONFLICT DO NOTHING
        """;

    public const string Reacted = """
        SELECT author_id, period, gave, earned FROM sietch_reactions
        WHERE tenant_id = @Tenant AND message_id = @Message AND giver_id = @Giver
        """;

    public const string TakeBack = """
        UPDATE sietch_reactions SET gave = 0.0, earned = 0.0
        WHERE tenant_id = @Tenant AND message_id = @Message AND giver_id = @Giver
        """;

    public const string CountOfPair = """
        SELECT COUNT(*) FROM sietch_reactions
        WHERE tenant_id = @Tenant AND giver_id = @Giver AND author_id = @Author AND day = @Day
        """;

    public const string OfMember = """
        SELECT tenant_id, member_id, points, period, peak, messages, given, received, message_at, reaction_at
        FROM sietch_activity WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Sweep = "DELETE FROM sietch_reactions WHERE tenant_id = @Tenant AND day < @Day";

    public const string Erase = "DELETE FROM sietch_activity WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string EraseReactions = """
        DELETE FROM sietch_reactions WHERE tenant_id = @Tenant AND (giver_id = @Member OR author_id = @Member)
        """;
}
