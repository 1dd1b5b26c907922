using System.Globalization;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What answers from the list say while the chain has been out of reach for long.</summary>
internal static class GraceText
{
    /// <returns>A sentence; null outside a grace.</returns>
    public static string? Of(EligibilityState state) =>
        state.GraceSince is not null && EnterGrace.SinceOf(state) is { } since
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The chain is out of reach since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC: this list is old. Nobody loses a role by that."
            )
            : null;

    /// <param name="published">Null while nothing trustworthy is.</param>
    /// <returns>A sentence; null outside a grace.</returns>
    public static string? Of(Published? published) => published is null ? null : Of(published.State);

    /// <returns>A line of its own below the answer; empty outside a grace.</returns>
    public static string Below(Published? published) => Of(published) is { } text ? $"\n{text}" : "";
}
