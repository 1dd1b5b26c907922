using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

internal sealed record WelcomeSettings
{
    public bool Enabled { get; init; }

    /// <summary>Null welcomes nobody in public.</summary>
    public Snowflake<Channel>? Channel { get; init; }

    public string Message { get; init; } = "Welcome to {server}, {user}!";

    /// <summary>Sent to the new member alone; null sends nothing.</summary>
    public string? DirectMessage { get; init; }

    /// <summary>Given to who joins.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles { get; init; } = [];

    /// <summary>Roles wait until the member has passed Discord's own screening.</summary>
    public bool AfterScreening { get; init; } = true;

    /// <summary>While the raid level is raid or lockdown: says nothing, and gives the roles after it.</summary>
    public bool SilentInRaid { get; init; } = true;

    public static IReadOnlyList<string> Placeholders { get; } = ["user", "username", "server", "guild", "memberCount"];
}
