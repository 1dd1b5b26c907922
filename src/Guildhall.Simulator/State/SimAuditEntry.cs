using System.Text.Json.Nodes;

namespace Guildhall.Simulator.State;

internal sealed record SimAuditEntry(ulong Id, AuditAction Action, SimUser Actor, ulong? TargetId)
{
    public string? Reason { get; init; }

    public JsonArray Changes { get; init; } = [];

    public JsonObject? Options { get; init; }
}

internal enum AuditAction
{
    GuildUpdate = 1,
    ChannelCreate = 10,
    ChannelUpdate = 11,
    ChannelDelete = 12,
    OverwriteCreate = 13,
    OverwriteUpdate = 14,
    OverwriteDelete = 15,
    MemberKick = 20,
    MemberPrune = 21,
    MemberBan = 22,
    MemberUnban = 23,
    MemberUpdate = 24,
    MemberRoles = 25,
    MemberMove = 26,
    MemberDisconnect = 27,
    BotAdd = 28,
    RoleCreate = 30,
    RoleUpdate = 31,
    RoleDelete = 32,
    InviteCreate = 40,
    InviteDelete = 42,
    WebhookCreate = 50,
    WebhookUpdate = 51,
    WebhookDelete = 52,
    EmojiCreate = 60,
    EmojiUpdate = 61,
    EmojiDelete = 62,
    MessageDelete = 72,
    MessageBulkDelete = 73,
    MessagePin = 74,
    MessageUnpin = 75,
    IntegrationDelete = 82,
    StageCreate = 83,
    StageUpdate = 84,
    StageDelete = 85,
    StickerCreate = 90,
    StickerUpdate = 91,
    StickerDelete = 92,
    ScheduledEventCreate = 100,
    ScheduledEventUpdate = 101,
    ScheduledEventDelete = 102,
    ThreadCreate = 110,
    ThreadUpdate = 111,
    ThreadDelete = 112,
    SoundCreate = 130,
    SoundUpdate = 131,
    SoundDelete = 132,
    CommandPermissionUpdate = 121,
    RuleCreate = 140,
    RuleUpdate = 141,
    RuleDelete = 142,
    RuleBlockedMessage = 143,
    RuleFlagged = 144,
    RuleTimedOut = 145,
    RuleQuarantined = 146,
    OnboardingUpdate = 167,
    VoiceStatusUpdate = 192,
    VoiceStatusDelete = 193,
}

internal sealed record SimInvite(string Code, SimChannel Channel, SimUser Inviter, DateTimeOffset CreatedAt)
{
    /// <summary>Seconds; 0 never expires.</summary>
    public int MaxAge { get; init; }

    public int MaxUses { get; init; }

    public int Uses { get; set; }

    public bool IsTemporary { get; init; }

    public DateTimeOffset? ExpiresAt => MaxAge == 0 ? null : CreatedAt.AddSeconds(MaxAge);
}
