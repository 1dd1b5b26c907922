using System.Globalization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Holds;

/// <summary>Somebody who is kept apart, or is to be.</summary>
/// <param name="Means">How: <c>timeout</c>, or <c>role</c> and its id.</param>
/// <param name="Roles">What to give back, as ids with commas.</param>
/// <param name="Until">Of a time-out.</param>
internal sealed record Hold(Snowflake<User> UserId, string Name, string? Means, string? Roles, DateTimeOffset? Until)
{
    public const string Timeout = "timeout";

    /// <summary>The role that holds; null for a time-out.</summary>
    public Snowflake<Role>? Role =>
        Means is ['r', 'o', 'l', 'e', ' ', .. var id] ? Snowflake<Role>.Parse(id, CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<Snowflake<Role>> Remembered =>
        [
            .. (Roles ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => Snowflake<Role>.Parse(id, CultureInfo.InvariantCulture)),
        ];

    public static string ByRole(Snowflake<Role> role) => $"role {role}";

    public static string Write(IEnumerable<Snowflake<Role>> roles) => string.Join(',', roles);
}

/// <summary>What became of it, as it is stored.</summary>
internal static class HoldState
{
    public const string Wanted = "wanted";
    public const string Held = "held";
    public const string Freed = "freed";

    /// <summary>Not in the guild any more.</summary>
    public const string Gone = "gone";

    /// <summary>Protected, of too high a rank, or staff.</summary>
    public const string Spared = "spared";
    public const string Failed = "failed";

    /// <summary>Why somebody is gone.</summary>
    public const string Kicked = "kicked";

    /// <summary>Why somebody is spared.</summary>
    public const string IsStaff = "aegis.staff";

    /// <summary>The same: a time-out of the raid's would cut the mute short.</summary>
    public const string MutedLonger = "aegis.muted_longer";
}
