using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>THREAD_MEMBERS_UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#thread-members-update</summary>
public sealed record ThreadMembersChanged
{
    public Snowflake<Channel> Id { get; init; }

    public Snowflake<Guild> GuildId { get; init; }

    /// <summary>Up to 50.</summary>
    public int MemberCount { get; init; }

    public IReadOnlyList<ThreadMember> AddedMembers
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Snowflake<User>> RemovedMemberIds
    {
        get => field ?? [];
        init;
    }
}
