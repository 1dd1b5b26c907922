namespace Guildhall.Core.Webhooks;

/// <summary>When a delivery that was not taken is tried again: counted from its first attempt, for a day.</summary>
public static class WebhookTimes
{
    /// <summary>A webhook that failed for so long is switched off.</summary>
    public static readonly TimeSpan Hopeless = TimeSpan.FromDays(3);

    /// <summary>What is done or dead is listed for so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] after =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
    ];

    /// <summary>Null: that was the last. Attempts that an outage of ours missed are not made up for.</summary>
    public static DateTimeOffset? Next(DateTimeOffset first, DateTimeOffset now)
    {
        foreach (var wait in after)
        {
            if (first + wait > now)
            {
                return first + wait;
            }
        }

        return null;
    }
}
