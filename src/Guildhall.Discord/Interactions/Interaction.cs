using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Interactions;

/// <summary>Something a user did that the bot must answer within 3 s.
/// Source: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object</summary>
public sealed record Interaction
{
    public Snowflake<Interaction> Id { get; init; }

    public Snowflake<Application> ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    /// <summary>Absent for a ping.</summary>
    public InteractionData? Data { get; init; }

    /// <summary>Null outside guilds.</summary>
    public Snowflake<Guild>? GuildId { get; init; }

    public Snowflake<Channel>? ChannelId { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>In guilds: who did it, with the permissions that hold in the channel.</summary>
    public Member? Member { get; init; }

    /// <summary>Outside guilds: who did it.</summary>
    public User? User { get; init; }

    /// <summary>Answers with it are possible for 15 min; whoever has it can answer. Never log it.</summary>
    public string Token
    {
        get => field ?? "";
        init;
    }

    /// <summary>The message whose component was used.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot itself may do in the channel, as Discord counts it.</summary>
    public Permissions? AppPermissions { get; init; }

    /// <summary>The user's language: <c>en-US</c>.</summary>
    public string? Locale { get; init; }

    public string? GuildLocale { get; init; }

    public InteractionContext? Context { get; init; }

    /// <summary>Bytes that one uploaded file may have in the answer.</summary>
    public long? AttachmentSizeLimit { get; init; }

    /// <summary>Who did it, wherever it was.</summary>
    [JsonIgnore]
    public User Invoker => Member?.User ?? User ?? new();

    [JsonIgnore]
    public DateTimeOffset CreatedAt => Id.CreatedAt;

    public override string ToString() => $"Interaction {Id} ({Type})";
}

public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}
