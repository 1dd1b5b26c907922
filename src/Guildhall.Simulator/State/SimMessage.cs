using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal sealed class SimMessage(ulong id, SimChannel channel, SimUser author)
{
    public const int PinNotice = 6;
    public const int JoinNotice = 7;
    public const int ThreadNotice = 18;
    public const int Reply = 19;
    public const int ThreadStarter = 21;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressEmbeds = 1 << 2;
    public const int HasThread = 1 << 5;
    public const int Crossposted = 1;
    public const int IsCrosspost = 1 << 1;
    public const int HasSnapshot = 1 << 14;
    public const int ComponentsV2 = 1 << 15;

    public ulong Id => id;

    /// <summary>Of the demo's history, whose ids follow from the seed and whose times from the moment it begins.</summary>
    public DateTimeOffset? Dated { get; set; }

    public DateTimeOffset SentAt => Dated ?? Snowflakes.TimeOf(id);

    public SimChannel Channel => channel;

    public SimUser Author => author;

    /// <summary>0 ordinary, 19 reply, 20 chat command, 23 context menu, 18 thread created, 6 pinned, 7 joined.</summary>
    public int Type { get; init; }

    public string Content { get; set; } = "";

    public int Flags { get; set; }

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Components { get; set; } = [];

    public List<SimAttachment> Attachments { get; set; } = [];

    public List<SimReaction> Reactions { get; } = [];

    public List<SimUser> Mentions { get; set; } = [];

    public List<ulong> MentionedRoles { get; set; } = [];

    public bool MentionsEveryone { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? PinnedAt { get; set; }

    public JsonNode? Nonce { get; init; }

    public bool IsTts { get; init; }

    public JsonObject? Reference { get; init; }

    public JsonObject? InteractionMetadata { get; init; }

    public ulong? ApplicationId { get; init; }

    public ulong? WebhookId { get; init; }

    /// <summary>The name a webhook wrote under.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The one person who sees an ephemeral message.</summary>
    public ulong? OnlyFor { get; init; }

    public SimChannel? StartedThread { get; set; }

    public SimPoll? Poll { get; init; }

    public List<SimSticker> Stickers { get; init; } = [];

    /// <summary>What a forward carries: copies of the messages as they were.</summary>
    public JsonArray? Snapshots { get; init; }

    public bool IsEphemeral => (Flags & Ephemeral) != 0;

    public bool IsLoading => (Flags & Loading) != 0;
}

internal sealed record SimAttachment(ulong Id, string FileName, string ContentType, byte[] Bytes)
{
    public string? Description { get; init; }
}

/// <param name="EmojiId">Null for Unicode.</param>
internal sealed record SimReaction(string EmojiName, ulong? EmojiId)
{
    public List<SimUser> Users { get; } = [];
}
