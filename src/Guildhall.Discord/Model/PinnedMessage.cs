namespace Guildhall.Discord.Model;

/// <summary>Source: https://discord.com/developers/docs/resources/message#message-pin-object</summary>
public sealed record PinnedMessage
{
    public DateTimeOffset PinnedAt { get; init; }

    public Message Message
    {
        get => field ?? new();
        init;
    }
}

public sealed record PinnedMessages
{
    public IReadOnlyList<PinnedMessage> Items
    {
        get => field ?? [];
        init;
    }

    public bool HasMore { get; init; }
}
