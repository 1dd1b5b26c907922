namespace Guildhall.Aegis.Appeals;

/// <summary>The columns of an appeal, for every statement that reads whole ones.</summary>
internal static class AppealColumns
{
    public const string All = """
        guild_id, number, case_number, appellant_id, appellant_name, state, text, answers, attempt, decided_by_id,
        decided_by_name, decision_reason, decided_at, lift, lift_failure, channel_id, message_id, shown_version, version,
        created_at
        """;
}
