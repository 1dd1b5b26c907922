using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal sealed class SimGuild(ulong id, string name, ulong ownerId)
{
    public ulong Id => id;

    public string Name { get; set; } = name;

    public ulong OwnerId { get; set; } = ownerId;

    public string? Description { get; set; }

    public int VerificationLevel { get; set; }

    public ulong? SystemChannelId { get; set; }

    public ulong? RulesChannelId { get; set; }

    public Dictionary<ulong, SimRole> Roles { get; } = [];

    /// <summary>Threads too.</summary>
    public Dictionary<ulong, SimChannel> Channels { get; } = [];

    public Dictionary<ulong, SimMember> Members { get; } = [];

    public Dictionary<ulong, SimBan> Bans { get; } = [];

    public List<SimAuditEntry> AuditLog { get; } = [];

    public Dictionary<string, SimInvite> Invites { get; } = [];

    public SortedDictionary<ulong, SimEmoji> Emojis { get; } = [];

    public SortedDictionary<ulong, SimSticker> Stickers { get; } = [];

    public SortedDictionary<ulong, SimSound> Sounds { get; } = [];

    public SortedDictionary<ulong, SimRule> Rules { get; } = [];

    public SortedDictionary<ulong, SimScheduledEvent> ScheduledEvents { get; } = [];

    /// <summary>Who may use a command here, by the command's id, or by the application's for what its commands leave open.</summary>
    public Dictionary<ulong, JsonArray> CommandPermissions { get; } = [];

    /// <summary>By user.</summary>
    public Dictionary<ulong, SimVoiceState> VoiceStates { get; } = [];

    /// <summary>By channel.</summary>
    public Dictionary<ulong, SimStage> Stages { get; } = [];

    /// <summary>Settings that are kept and given back without meaning here: locale, AFK channel, notifications.</summary>
    public JsonObject Extra { get; } = [];

    public JsonObject? WelcomeScreen { get; set; }

    public JsonObject? Onboarding { get; set; }

    public bool IsWidgetOn { get; set; }

    public ulong? WidgetChannelId { get; set; }

    /// <summary>Nobody can join by invite until then.</summary>
    public DateTimeOffset? InvitesPausedUntil { get; set; }

    public DateTimeOffset? DmsPausedUntil { get; set; }

    public SimRole Everyone => Roles[id];

    public IEnumerable<SimChannel> TopLevelChannels => Channels.Values.Where(c => !c.IsThread);

    public IEnumerable<SimChannel> Threads => Channels.Values.Where(c => c.IsThread);
}

internal sealed record SimBan(SimUser User, string? Reason);

internal sealed class SimRole(ulong id, string name)
{
    public ulong Id => id;

    public string Name { get; set; } = name;

    public Permissions.Permission Permissions { get; set; }

    public int Position { get; set; }

    public int Color { get; set; }

    public bool IsHoisted { get; set; }

    public bool IsMentionable { get; set; }

    /// <summary>The bot whose own role this is; nobody can hand it out.</summary>
    public ulong? BotId { get; init; }
}

internal sealed class SimMember(SimUser user, DateTimeOffset joinedAt)
{
    /// <summary>AUTOMOD_QUARANTINED_USERNAME.</summary>
    public const int Quarantined = 1 << 7;

    public SimUser User => user;

    public DateTimeOffset JoinedAt => joinedAt;

    public string? Nick { get; set; }

    public DateTimeOffset? TimeoutUntil { get; set; }

    public HashSet<ulong> Roles { get; } = [];

    /// <summary><c>online</c>, <c>idle</c>, <c>dnd</c> or <c>offline</c>.</summary>
    public string Status { get; set; } = "offline";

    /// <summary>What a bot says it is doing; never changed in place.</summary>
    public JsonArray? Activities { get; set; }

    public int Flags { get; set; }

    public bool IsMuted { get; set; }

    public bool IsDeafened { get; set; }
}
