using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Cases;

/// <summary>The timers of a case, started and stopped in the unit that changes it.</summary>
internal static class CaseTimers
{
    /// <summary>What Discord allows, less what two clocks may differ by.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28) - TimeSpan.FromMinutes(2);

    /// <summary>A day before the time-out would end by itself.</summary>
    public static readonly TimeSpan RenewAfter = TimeSpan.FromDays(27);

    public static async Task StartTimersAsync(this Unit unit, Case row)
    {
        if (!row.Lasts || row.Effect != Effect.Active)
        {
            return;
        }

        if (row.ExpiresAt is { } end)
        {
            await unit.EnqueueAsync(new EndCaseJob(row.GuildId, row.Number, end), end);
        }

        if (row.Kind == CaseKind.Mute && RenewalAfter(row, unit.Now) is { } renewal)
        {
            await unit.EnqueueAsync(new RenewMuteJob(row.GuildId, row.Number, renewal, true), renewal);
        }
    }

    /// <summary>A renewal that is left standing finds that its case has ended.</summary>
    public static async Task StopTimersAsync(this Unit unit, Case row)
    {
        if (row.ExpiresAt is { } end)
        {
            await unit.CancelAsync<EndCaseJob>(new EndCaseJob(row.GuildId, row.Number, end).Key);
        }
    }

    /// <summary>When a mute that was set at this moment must be set anew; null where the time-out lasts to its end.</summary>
    public static DateTimeOffset? RenewalAfter(Case mute, DateTimeOffset set) =>
        mute.ExpiresAt is { } end && end <= set + LongestTimeout ? null : set + RenewAfter;

    /// <summary>Until when Discord is to hold the mute that is set now.</summary>
    public static DateTimeOffset TimeoutEnd(Case mute, DateTimeOffset now) =>
        mute.ExpiresAt is { } end && end <= now + LongestTimeout ? end : now + LongestTimeout;
}
