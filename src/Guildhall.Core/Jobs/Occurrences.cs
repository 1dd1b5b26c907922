using NCrontab;

namespace Guildhall.Core.Jobs;

/// <summary>
/// The instants of a cron text in a zone. An hour that the clock skips runs when it has been skipped; one that the
/// clock repeats runs the first time only.
/// </summary>
internal sealed class Occurrences
{
    private readonly CrontabSchedule schedule;
    private readonly TimeZoneInfo zone;

    public Occurrences(string cron, string zone)
    {
        schedule =
            CrontabSchedule.TryParse(cron)
            ?? throw new ArgumentException(
                $"'{cron}' is no cron text; expected five fields: minute hour day month weekday.",
                nameof(cron)
            );
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            throw new ArgumentException(
                $"'{zone}' is no time zone; expected an IANA name such as Europe/Berlin.",
                nameof(zone)
            );
        }

        this.zone = found;
        Cron = cron;
        Zone = zone;
    }

    public string Cron { get; }

    public string Zone { get; }

    /// <summary>The first one later than the instant; null when there is none before the year 9000.</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        // A day earlier: across a clock change, local times and instants are not in the same order.
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime.AddDays(-1);
        var end = new DateTime(9000, 1, 1);
        foreach (var candidate in schedule.GetNextOccurrences(local, end))
        {
            var at = ToInstant(candidate);
            if (at > instant)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The latest one that is later than <paramref name="after"/> and not later than <paramref name="now"/>.
    /// </summary>
    public DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset now)
    {
        // Looking back further and further: a minutely schedule that stood still for a year is not walked through.
        for (var back = TimeSpan.FromHours(2); ; back *= 8)
        {
            var start = now - after < back ? after : now - back;
            var latest = LatestBetween(start, now);
            if (latest is not null || start == after)
            {
                return latest;
            }
        }
    }

    private DateTimeOffset? LatestBetween(DateTimeOffset after, DateTimeOffset now)
    {
        DateTimeOffset? latest = null;
        for (var next = After(after); next is { } at && at <= now; next = After(at))
        {
            latest = at;
        }

        return latest;
    }

    private DateTimeOffset ToInstant(DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            // The skipped hour: the same wall time by the offset before the change is the moment after it.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
