using System.Globalization;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>What a whole history is, told again by others than those who gave it.</summary>
internal sealed record AuditReport
{
    private const int Named = 10;

    public required AuditState State { get; init; }

    /// <summary>Everything up to here was looked at; 0 where nothing was.</summary>
    public ulong Block { get; init; }

    public int Windows { get; init; }

    /// <summary>Windows for which nobody else could be asked.</summary>
    public int Unchecked { get; init; }

    /// <summary>In the windows that were compared.</summary>
    public int Events { get; init; }

    /// <summary>Host and port of whoever was asked.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    public IReadOnlyList<DifferentWindow> Differing { get; init; } = [];

    /// <summary>Why not everything was compared; empty where it was.</summary>
    public string Why { get; init; } = "";

    public static AuditReport Unknown(string why) => new() { State = AuditState.Unknown, Why = why };

    /// <summary>One sentence a line; no secrets, no wallets.</summary>
    public IEnumerable<string> Lines()
    {
        yield return State switch
        {
            AuditState.Same => string.Create(
                CultureInfo.InvariantCulture,
                $"Same: {Events} events in {Windows} windows up to block {Block}, told again by {string.Join(", ", Witnesses)}."
            ),
            AuditState.Different => string.Create(
                CultureInfo.InvariantCulture,
                $"Different: {Differing.DistinctBy(window => (window.Kind, window.From)).Count()} of {Windows} windows up to block {Block}. No standing was changed by this. The next sync compares these parts with all endpoints, reads again what is wrong, and publishes nothing while they disagree."
            ),
            _ when Windows == 0 => $"Unknown: nothing was compared. {Why}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Unknown: {Unchecked} of {Windows} windows could not be compared. {Why}"
            ),
        };
        foreach (var window in Differing.Take(Named))
        {
            yield return window.ToString();
        }

        if (Differing.Count > Named)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"And {Differing.Count - Named} more.");
        }
    }
}
