using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/guild#modify-guild-member</summary>
public sealed record ModifyMember
{
    /// <summary>1–32 characters; null takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Nick { get; init; }

    /// <summary>All of them, replacing what the member has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Snowflake<Role>>?> Roles { get; init; }

    /// <summary>At most 28 days ahead; null ends the time-out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> CommunicationDisabledUntil { get; init; }

    /// <summary>In voice; needs MUTE_MEMBERS. Fails for members who are not in voice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Mute { get; init; }

    /// <summary>In voice; needs DEAFEN_MEMBERS. Fails for members who are not in voice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Deaf { get; init; }

    /// <summary>Voice channel to move to; null disconnects. Needs MOVE_MEMBERS.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> ChannelId { get; init; }

    /// <summary>Moves between voice channels.</summary>
    public static ModifyMember MovedTo(Snowflake<Channel> voice) => new() { ChannelId = (Snowflake<Channel>?)voice };

    /// <summary>Takes out of voice.</summary>
    public static ModifyMember Disconnected() => new() { ChannelId = new((Snowflake<Channel>?)null) };
}
