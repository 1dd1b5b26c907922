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
    public SimUser User => user;

    public DateTimeOffset JoinedAt => joinedAt;

    public string? Nick { get; set; }

    public DateTimeOffset? TimeoutUntil { get; set; }

    public HashSet<ulong> Roles { get; } = [];

    /// <summary><c>online</c>, <c>idle</c>, <c>dnd</c> or <c>offline</c>.</summary>
    public string Status { get; set; } = "offline";

    public bool IsMuted { get; set; }

    public bool IsDeafened { get; set; }
}
