using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>Everything that one guild decides for itself. What it never set is as here; <see cref="SettingsCatalogue"/> says
/// what each may be.</summary>
internal sealed record GuildSettings
{
    public static GuildSettings Default { get; } = new();

    public GeneralSettings General { get; init; } = new();

    public ModLogSettings ModLog { get; init; } = new();

    public ReasonSettings RequireReason { get; init; } = new();

    public ModerationSettings Moderation { get; init; } = new();

    public NoticeSettings Notices { get; init; } = new();

    public PointSettings Points { get; init; } = new();

    public AppealSettings Appeals { get; init; } = new();

    public AutoModSettings AutoMod { get; init; } = new();

    public RaidSettings Raids { get; init; } = new();

    public WelcomeSettings Welcome { get; init; } = new();

    public LockdownSettings Lockdown { get; init; } = new();

    public RetentionSettings Retention { get; init; } = new();
}

internal sealed record GeneralSettings
{
    /// <summary>Language of texts that members read.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>IANA.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Answers to moderation commands are seen by everyone in the channel.</summary>
    public bool PublicReplies { get; init; }

    /// <summary>Where staff talk: votes, hand-made actions without a reason.</summary>
    public Snowflake<Channel>? StaffChannel { get; init; }

    /// <summary>Raids, staff anomalies, AutoMod. Without one, <see cref="StaffChannel"/>.</summary>
    public Snowflake<Channel>? AlertChannel { get; init; }

    /// <summary>Pinged by alerts; null pings nobody.</summary>
    public Snowflake<Role>? AlertRole { get; init; }
}

internal sealed record ModLogSettings
{
    /// <summary>One message for each case; null keeps no log in Discord.</summary>
    public Snowflake<Channel>? Channel { get; init; }

    /// <summary>Staff notes are posted too.</summary>
    public bool Notes { get; init; }

    /// <summary>What people do by hand in Discord becomes a case.</summary>
    public bool HandMadeActions { get; init; } = true;

    /// <summary>Roles that people give and take by hand become cases too; what bots do with roles never does.</summary>
    public bool HandMadeRoles { get; init; } = true;

    /// <summary>Each case of a mass action or a raid has a message of its own, beside the one for all of them.</summary>
    public bool BatchCases { get; init; }

    /// <summary>Ask whoever acted by hand without a reason for one.</summary>
    public bool AskForReason { get; init; } = true;
}

/// <summary>Which actions are refused without a reason.</summary>
internal sealed record ReasonSettings
{
    public bool Warn { get; init; } = true;

    public bool Mute { get; init; }

    public bool Unmute { get; init; }

    public bool Kick { get; init; }

    public bool Ban { get; init; }

    public bool Unban { get; init; }

    public bool Softban { get; init; }

    public bool Role { get; init; }

    public bool Nick { get; init; }

    public bool Voice { get; init; }

    public bool Lock { get; init; }

    public bool Purge { get; init; }

    public bool Mass { get; init; } = true;
}

internal sealed record ModerationSettings
{
    /// <summary>Nobody can act on who has one of these.</summary>
    public IReadOnlyList<Snowflake<Role>> ProtectedRoles { get; init; } = [];

    public IReadOnlyList<Snowflake<User>> ProtectedUsers { get; init; } = [];

    /// <summary>Mutes by this role; null uses Discord's time-out.</summary>
    public Snowflake<Role>? MuteRole { get; init; }

    /// <summary>Length of a mute for which none is given.</summary>
    public TimeSpan DefaultMute { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Messages that a ban deletes where it does not say; at most 7 days.</summary>
    public TimeSpan DeleteOnBan { get; init; }

    public TimeSpan DeleteOnSoftban { get; init; } = TimeSpan.FromDays(1);

    /// <summary>A second moderator who does the same to the same person within it is told who was first.</summary>
    public TimeSpan DoubleActionWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Who leaves and comes back while muted is muted again.</summary>
    public bool ReapplyOnRejoin { get; init; } = true;

    /// <summary>By one member of staff.</summary>
    public int ActionsPerMinute { get; init; } = 10;

    /// <summary>In the whole guild; mass actions and raids have a budget of their own.</summary>
    public int CasesPerHour { get; init; } = 100;

    /// <summary>Reasons by short name, for the option <c>template</c>.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();
}

internal sealed record RetentionSettings
{
    /// <summary>Cases older than this are erased; null keeps them.</summary>
    public TimeSpan? Cases { get; init; }

    public TimeSpan? Notes { get; init; }

    /// <summary>Text that a rule matched; afterwards only its hash stays.</summary>
    public TimeSpan AutoModText { get; init; } = TimeSpan.FromDays(14);
}

internal sealed record LockdownSettings
{
    /// <summary>Channels by the name of a preset, for <c>/lockdown</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Snowflake<Channel>>> Presets { get; init; } =
        new Dictionary<string, IReadOnlyList<Snowflake<Channel>>>();

    /// <summary>Said in every channel that is locked; null says nothing.</summary>
    public string? Notice { get; init; }
}
