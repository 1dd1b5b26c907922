using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

internal sealed record AppealSettings
{
    public bool Enabled { get; init; }

    /// <summary>Where appeals wait for staff.</summary>
    public Snowflake<Channel>? Channel { get; init; }

    /// <summary>An appeal page of the guild's own; null uses Guildhall's.</summary>
    public string? Url { get; init; }

    /// <summary>From the action until an appeal is possible.</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>After a denial, until the next for the same case.</summary>
    public TimeSpan WaitingAfterDenial { get; init; } = TimeSpan.FromDays(30);

    /// <summary>For one case.</summary>
    public int Maximum { get; init; } = 2;

    /// <summary>Votes that decide; 0: whoever has the right decides alone.</summary>
    public int Votes { get; init; }

    /// <summary>Whoever opened the case may decide the appeal alone.</summary>
    public bool PunisherDecides { get; init; }

    /// <summary>Which actions can be appealed.</summary>
    public bool Warns { get; init; }

    public bool Mutes { get; init; } = true;

    public bool Kicks { get; init; }

    public bool Bans { get; init; } = true;

    /// <summary>1–5, each up to 45 characters, as Discord's forms take them.</summary>
    public IReadOnlyList<string> Questions { get; init; } =
    ["What happened, from your point of view?", "Why should this be lifted?"];
}
