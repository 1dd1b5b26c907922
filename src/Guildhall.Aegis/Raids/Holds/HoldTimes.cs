namespace Guildhall.Aegis.Raids.Holds;

internal static class HoldTimes
{
    /// <summary>Held people are free by themselves after it, and everything done in a raid can be undone within it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);
}
