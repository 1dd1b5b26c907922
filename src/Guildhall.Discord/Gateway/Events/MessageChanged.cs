using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>MESSAGE_UPDATE. A null list, text or flag: the event did not tell, it is as before.
/// Source: https://discord.com/developers/docs/events/gateway-events#message-update</summary>
public sealed record MessageChanged
{
    public Snowflake<Message> Id { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    public User? Author { get; init; }

    public Member? Member { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public MessageFlags? Flags { get; init; }

    public bool? Pinned { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<User>? Mentions { get; init; }

    public IReadOnlyList<Snowflake<Role>>? MentionRoles { get; init; }

    public bool? MentionEveryone { get; init; }

    public Snowflake<Webhook>? WebhookId { get; init; }
}
