using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Where a channel stands. Source: https://discord.com/developers/docs/resources/guild#modify-guild-channel-positions</summary>
public sealed record ChannelPosition(Snowflake<Channel> Id)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> Position { get; init; }

    /// <summary>Take over the new category's permissions.</summary>
    public bool? LockPermissions { get; init; }

    /// <summary>The category; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> ParentId { get; init; }
}

/// <param name="Position">Greater is higher; @everyone is 0.</param>
public sealed record RolePosition(Snowflake<Role> Id, int Position);
