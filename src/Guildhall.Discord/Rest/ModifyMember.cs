using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed record ModifyMember
{
    /// <summary>1–32 characters; null takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Nick { get; init; }

    /// <summary>All of them, replacing what the member has.</summary>
    public IReadOnlyList<Snowflake<Role>>? Roles { get; init; }

    /// <summary>At most 28 days ahead; null ends the time-out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> CommunicationDisabledUntil { get; init; }

    public bool? Mute { get; init; }

    public bool? Deaf { get; init; }

    /// <summary>Voice channel to move to; null disconnects.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> ChannelId { get; init; }
}
