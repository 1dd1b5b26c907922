using System.Globalization;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>A grant that is asked for and not given yet.</summary>
internal sealed record GrantWish(GrantSubject Subject, string Right, DateTimeOffset? ExpiresAt)
{
    public string Until => ExpiresAt is { } end ? $" until <t:{end.ToUnixTimeSeconds()}:f>" : "";

    /// <summary>For the id of a button: what the question says anyway. At most 60 characters.</summary>
    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Subject.Kind} {Subject.Id} {Right} {ExpiresAt?.ToUnixTimeSeconds() ?? 0}"
        );

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static GrantWish Read(string state)
    {
        var parts = state.Split(' ');
        var end = long.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture);
        return new(
            new(parts[0], Snowflake<AnyEntity>.Parse(parts[1], CultureInfo.InvariantCulture)),
            parts[2],
            end == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(end)
        );
    }
}
