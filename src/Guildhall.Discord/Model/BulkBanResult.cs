namespace Guildhall.Discord.Model;

public sealed record BulkBanResult
{
    public IReadOnlyList<Snowflake<User>> BannedUsers
    {
        get => field ?? [];
        init;
    }

    /// <summary>Stand too high, or are banned already.</summary>
    public IReadOnlyList<Snowflake<User>> FailedUsers
    {
        get => field ?? [];
        init;
    }
}
