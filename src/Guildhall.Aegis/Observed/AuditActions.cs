namespace Guildhall.Aegis.Observed;

/// <summary>The kinds of audit log entries that concern moderation.
/// Source: https://discord.com/developers/docs/resources/audit-log#audit-log-entry-object-audit-log-events</summary>
internal static class AuditActions
{
    public const int MemberKick = 20;
    public const int MemberPrune = 21;
    public const int MemberBan = 22;
    public const int MemberUnban = 23;
    public const int MemberUpdate = 24;
    public const int MemberRoles = 25;
    public const int MessageDelete = 72;
    public const int MessageBulkDelete = 73;
    public const int AutoModBlocked = 143;
    public const int AutoModFlagged = 144;
    public const int AutoModTimeout = 145;

    public static bool Concerns(int action) =>
        action
            is MemberKick
                or MemberPrune
                or MemberBan
                or MemberUnban
                or MemberUpdate
                or MemberRoles
                or MessageDelete
                or MessageBulkDelete
                or AutoModBlocked
                or AutoModFlagged
                or AutoModTimeout;
}
