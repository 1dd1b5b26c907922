namespace Guildhall.Aegis.Settings;

/// <summary>The direct message about an action. A null text uses Aegis's own.</summary>
internal sealed record NoticeSettings
{
    /// <summary>False: as if every command said <c>silent</c>.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The member reads who did it.</summary>
    public bool NameModerator { get; init; }

    /// <summary>The member reads how to appeal, where appeals are open.</summary>
    public bool AppealLink { get; init; } = true;

    public string? Warn { get; init; }

    public string? Mute { get; init; }

    public string? Unmute { get; init; }

    public string? Kick { get; init; }

    public string? Ban { get; init; }

    public string? Softban { get; init; }

    /// <summary>What every text may contain: <c>{guild}</c> and so on.</summary>
    public static IReadOnlyList<string> Placeholders { get; } =
    ["guild", "server", "action", "reason", "duration", "until", "case", "appeal", "moderator", "points"];
}
