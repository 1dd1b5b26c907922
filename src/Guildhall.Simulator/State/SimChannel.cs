using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Simulator.State;

internal enum ChannelType
{
    Text = 0,
    Dm = 1,
    Voice = 2,
    Category = 4,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Stage = 13,
    Forum = 15,
    Media = 16,
}

internal sealed class SimChannel(ulong id, ChannelType type, SimGuild? guild, string name)
{
    public ulong Id => id;

    public ChannelType Type { get; set; } = type;

    public SimGuild? Guild => guild;

    public string Name { get; set; } = name;

    public string? Topic { get; set; }

    public bool IsNsfw { get; set; }

    public int Position { get; set; }

    public ulong? ParentId { get; set; }

    /// <summary>Slow mode in seconds.</summary>
    public int RateLimitPerUser { get; set; }

    /// <summary>2 pinned in its forum, 16 a tag is required.</summary>
    public int Flags { get; set; }

    public List<SimOverwrite> Overwrites { get; set; } = [];

    /// <summary>By id, so oldest first.</summary>
    public SortedDictionary<ulong, SimMessage> Messages { get; } = [];

    public ulong? LastMessageId { get; set; }

    /// <summary>What a voice channel says of itself; not part of the channel's JSON.</summary>
    public string? VoiceStatus { get; set; }

    public DateTimeOffset? LastPinAt { get; set; }

    /// <summary>When each user last wrote, for slow mode.</summary>
    public Dictionary<ulong, DateTimeOffset> LastWrittenAt { get; } = [];

    public Dictionary<ulong, SimWebhook> Webhooks { get; } = [];

    /// <summary>The two people of a direct message.</summary>
    public List<SimUser> Recipients { get; } = [];

    public SimThread? Thread { get; init; }

    public Dictionary<ulong, DateTimeOffset> ThreadMembers { get; } = [];

    /// <summary>Settings that are kept and given back without meaning here: bitrate, tags, sort order.</summary>
    public JsonObject Extra { get; } = [];

    public bool IsThread => Thread is not null;

    public bool IsVoice => Type is ChannelType.Voice or ChannelType.Stage;

    public bool HoldsMessages => Type is not (ChannelType.Category or ChannelType.Forum or ChannelType.Media);
}

internal sealed record SimOverwrite(ulong Id, bool IsMember, Permission Allow, Permission Deny);

internal sealed class SimThread(ulong ownerId, DateTimeOffset createdAt)
{
    public ulong OwnerId => ownerId;

    public DateTimeOffset CreatedAt => createdAt;

    public bool IsArchived { get; set; }

    public required DateTimeOffset ArchiveChangedAt { get; set; }

    /// <summary>Minutes: 60, 1440, 4320 or 10080.</summary>
    public int AutoArchive { get; set; } = 1440;

    public bool IsLocked { get; set; }

    public bool IsInvitable { get; set; } = true;

    public int TotalSent { get; set; }

    public JsonArray AppliedTags { get; set; } = [];
}

internal sealed record SimWebhook(ulong Id, string Token, ulong? ApplicationId, SimUser Creator)
{
    public required string Name { get; set; }

    public required SimChannel Channel { get; set; }

    /// <summary>The announcement channel that it follows.</summary>
    public SimChannel? Source { get; init; }
}
