using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Activity;

/// <summary>MESSAGE_REACTION_REMOVE, with what counts of it.
/// Source: https://discord.com/developers/docs/events/gateway-events#message-reaction-remove</summary>
internal sealed record ReactionTaken
{
    public Snowflake<User> UserId { get; init; }

    public Snowflake<Message> MessageId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(ReactionTaken))]
internal sealed partial class ActivityEventsJson : JsonSerializerContext;
