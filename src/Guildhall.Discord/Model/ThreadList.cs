namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/resources/channel#list-public-archived-threads-response-body</summary>
public sealed record ThreadList
{
    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }

    /// <summary>The bot's own memberships of them.</summary>
    public IReadOnlyList<ThreadMember> Members
    {
        get => field ?? [];
        init;
    }

    public bool HasMore { get; init; }
}
