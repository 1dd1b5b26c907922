using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis;

/// <summary>GUILD_BAN_ADD. Listeners are found by their event's type, so two events of one shape are two types.</summary>
internal sealed record BanGiven
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}

/// <summary>GUILD_BAN_REMOVE.</summary>
internal sealed record BanLifted
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(BanGiven))]
[JsonSerializable(typeof(BanLifted))]
internal sealed partial class AegisEventsJson : JsonSerializerContext;
