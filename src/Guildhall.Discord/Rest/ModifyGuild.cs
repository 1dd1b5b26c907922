using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>What moderation changes of a guild. Source: https://discord.com/developers/docs/resources/guild#modify-guild</summary>
public sealed record ModifyGuild
{
    /// <summary>2–100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Up to 300 characters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Description { get; init; }

    /// <summary>0 none, 1 mail address, 2 known for 5 min, 3 member for 10 min, 4 telephone number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> VerificationLevel { get; init; }

    /// <summary>0 all messages, 1 mentions only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> DefaultMessageNotifications { get; init; }

    /// <summary>0 off, 1 members without roles, 2 everyone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> ExplicitContentFilter { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> AfkChannelId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> SystemChannelId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> RulesChannelId { get; init; }

    /// <summary>Where Discord warns moderators.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> SafetyAlertsChannelId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> PublicUpdatesChannelId { get; init; }

    /// <summary><c>en-US</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> PreferredLocale { get; init; }

    /// <summary>All of them; <c>INVITES_DISABLED</c> pauses invites without end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>?> Features { get; init; }
}
