using System.Collections.Frozen;

namespace Guildhall.Aegis.Access;

/// <summary>What staff may be allowed, as text in grants: <c>mod:ban</c>. A grant may also name a whole area, <c>mod:*</c>.</summary>
internal static class Rights
{
    public const string View = "mod:view";
    public const string Warn = "mod:warn";
    public const string Mute = "mod:mute";
    public const string Kick = "mod:kick";
    public const string Ban = "mod:ban";

    /// <summary>Mass actions and raid levels.</summary>
    public const string Mass = "mod:mass";

    /// <summary>Other people's cases; one's own can always be edited.</summary>
    public const string Edit = "mod:edit";

    /// <summary>Delete and restore cases.</summary>
    public const string Admin = "mod:admin";

    public const string Appeals = "mod:appeals";
    public const string Evidence = "mod:evidence";

    /// <summary>Purge, slow mode, lock.</summary>
    public const string Channels = "mod:channels";

    /// <summary>Nicknames, voice, timed roles.</summary>
    public const string Members = "mod:members";

    public const string TicketsView = "tickets:view";
    public const string TicketsWork = "tickets:manage";
    public const string TicketsAdmin = "tickets:admin";
    public const string TicketsTranscripts = "tickets:transcripts";
    public const string SettingsView = "settings:view";
    public const string SettingsEdit = "settings:edit";
    public const string AuditView = "audit:view";
    public const string DataExport = "data:export";

    /// <summary>Everything in the guild, grants too.</summary>
    public const string GuildAdmin = "guild:admin";

    /// <summary>The usual rights of a moderator, as one.</summary>
    public const string GuildModerator = "guild:moderator";

    /// <summary>Every single right, without the bundles.</summary>
    public static IReadOnlySet<string> Single { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            View,
            Warn,
            Mute,
            Kick,
            Ban,
            Mass,
            Edit,
            Admin,
            Appeals,
            Evidence,
            Channels,
            Members,
            TicketsView,
            TicketsWork,
            TicketsAdmin,
            TicketsTranscripts,
            SettingsView,
            SettingsEdit,
            AuditView,
            DataExport,
        }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] moderator =
    [
        View,
        Warn,
        Mute,
        Kick,
        Ban,
        Edit,
        Appeals,
        Evidence,
        Channels,
        Members,
        TicketsView,
        TicketsWork,
    ];

    /// <summary>What a grant may name: single rights, bundles and areas, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Grantable { get; } =
    [
        .. Single.Order(StringComparer.Ordinal),
        GuildModerator,
        GuildAdmin,
        .. Single
            .Select(Area)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(area => $"{area}:*"),
    ];

    /// <summary>The single rights that a granted text gives; none for a text that is no right.</summary>
    public static IEnumerable<string> Of(string granted) =>
        granted switch
        {
            GuildAdmin => Single.Append(GuildAdmin),
            GuildModerator => moderator,
            _ when granted.EndsWith(":*", StringComparison.Ordinal) => Single.Where(right =>
                Area(right) == granted[..^2]
            ),
            _ when Single.Contains(granted) => [granted],
            _ => [],
        };

    private static string Area(string right) => right[..right.IndexOf(':', StringComparison.Ordinal)];
}
