namespace Guildhall.Discord.Model;

/// <summary>The message that this one answers or forwards.</summary>
public sealed record MessageReference
{
    /// <summary>0 reply, 1 forward; absent means reply.</summary>
    public int? Type { get; init; }

    public Snowflake<Message>? MessageId { get; init; }

    public Snowflake<Channel>? ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>When sending: fail if the message is gone (Discord's default), else post without the reference.</summary>
    public bool? FailIfNotExists { get; init; }

    public static MessageReference ReplyTo(Snowflake<Message> message) =>
        new() { MessageId = message, FailIfNotExists = false };

    public static MessageReference Forward(Snowflake<Channel> channel, Snowflake<Message> message) =>
        new()
        {
            Type = 1,
            ChannelId = channel,
            MessageId = message,
        };
}
