using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>Without the message-content intent, others' content, embeds, attachments and components are empty.
/// Source: https://discord.com/developers/docs/resources/message#message-object</summary>
public sealed record Message
{
    public Snowflake<Message> Id { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }

    /// <summary>Only in gateway events.</summary>
    public Snowflake<Guild>? GuildId { get; init; }

    public User Author
    {
        get => field ?? new();
        init;
    }

    /// <summary>Only in gateway events, and without its user.</summary>
    public Member? Member { get; init; }

    public string Content
    {
        get => field ?? "";
        init;
    }

    public DateTimeOffset Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public MessageType Type { get; init; }

    public MessageFlags Flags { get; init; }

    public bool Tts { get; init; }

    public bool Pinned { get; init; }

    public bool MentionEveryone { get; init; }

    public IReadOnlyList<User> Mentions
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Snowflake<Role>> MentionRoles
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Attachment> Attachments
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Embed> Embeds
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<StickerItem> StickerItems
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Reaction> Reactions
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Component> Components
    {
        get => field ?? [];
        init;
    }

    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Nonce { get; init; }

    /// <summary>Set when a webhook wrote it; the author is then no user.</summary>
    public Snowflake<Webhook>? WebhookId { get; init; }

    public Snowflake<Application>? ApplicationId { get; init; }

    public MessageReference? MessageReference { get; init; }

    public Message? ReferencedMessage { get; init; }

    public Channel? Thread { get; init; }
}
