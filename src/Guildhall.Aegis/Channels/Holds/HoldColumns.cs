namespace Guildhall.Aegis.Channels.Holds;

internal static class HoldColumns
{
    /// <summary>In the order of <see cref="Hold"/>.</summary>
    public const string All = """
        guild_id, hold_id, channel_id, kind, state, wish, change, actor_id, actor_name, reason, begun_at, ends_at,
            release_id, failure
        """;
}
