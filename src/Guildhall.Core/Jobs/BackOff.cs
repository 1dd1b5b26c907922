using System.Security.Cryptography;

namespace Guildhall.Core.Jobs;

/// <summary>Doubles with each failure up to a limit, of which between half and all is waited, so that what failed
/// together does not come back together.</summary>
internal static class BackOff
{
    public static TimeSpan After(int failures, JobSettings settings)
    {
        var doubled = settings.FirstWait.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        var longest = Math.Min(doubled, settings.LongestWait.TotalMilliseconds);
        var share = 0.5 + (RandomNumberGenerator.GetInt32(0, 1001) / 2000.0);
        return TimeSpan.FromMilliseconds(longest * share);
    }
}
