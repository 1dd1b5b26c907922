using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis;

/// <summary>A ban came or went. Listeners are found by their event's type, so two events of one shape are two types.</summary>
internal abstract record BanMoved
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}

/// <summary>GUILD_BAN_ADD.</summary>
internal sealed record BanGiven : BanMoved;

/// <summary>GUILD_BAN_REMOVE.</summary>
internal sealed record BanLifted : BanMoved;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(BanGiven))]
[JsonSerializable(typeof(BanLifted))]
internal sealed partial class AegisEventsJson : JsonSerializerContext;
