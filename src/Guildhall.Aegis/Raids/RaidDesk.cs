using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids;

/// <summary>What staff decide about raids, whichever way they ask: commands, buttons, the dashboard.</summary>
internal sealed class RaidDesk(RaidBook raids, GuildSettingsBook settings, Gates gates, Db db, TimeProvider time)
{
    private static readonly TimeSpan newcomers = TimeSpan.FromMinutes(10);

    private static readonly Need deciding = new() { User = Permissions.BanMembers, Rights = [Rights.Mass] };

    /// <param name="length">Null: as the settings say.</param>
    public async Task<Result<Raid>> SetAsync(
        Staff staff,
        RaidLevel level,
        TimeSpan? length,
        string? reason,
        CancellationToken cancellation
    )
    {
        var rules = (await settings.GetAsync(staff.Guild, cancellation)).Raids;
        var pauses = level >= RaidLevel.Raid && (rules.PauseInvites || rules.PauseDms);
        var need = deciding with { Bot = pauses ? Permissions.ManageGuild : Permissions.None };
        if (await gates.CheckAsync(staff, need, cancellation) is { } closed)
        {
            return closed;
        }

        var change = new RaidChange(
            level,
            ReadableText.Clean(reason) ?? "no reason given",
            time.GetUtcNow() - newcomers,
            length ?? rules.Duration,
            staff
        );
        return await raids.SetAsync(change, cancellation) is { } raid
            ? raid
            : throw new InvalidOperationException("The level was changed by others again and again.");
    }

    /// <summary>As much later as said, from now on.</summary>
    public async Task<Result<Raid>> ProlongAsync(Staff staff, TimeSpan by, CancellationToken cancellation)
    {
        if (await raids.OpenAsync(staff.Guild, cancellation) is not { } open)
        {
            return RaidRefusals.None;
        }

        return await SetAsync(staff, open.Level, open.ExpiresAt - time.GetUtcNow() + by, open.Why, cancellation);
    }

    /// <param name="frees">Those who are held get back what they had.</param>
    public async Task<Result<Raid>> EndAsync(Staff staff, bool frees, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, deciding, cancellation) is { } closed)
        {
            return closed;
        }

        if (await raids.EndAsync(staff, cancellation) is not { } ended)
        {
            return RaidRefusals.None;
        }

        if (frees)
        {
            await FreeAsync(ended, cancellation);
        }

        return ended;
    }

    /// <summary>The raid may be over.</summary>
    public async Task<Result<Raid>> FreeAsync(Staff staff, long number, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, deciding, cancellation) is { } closed)
        {
            return closed;
        }

        if (await raids.FindAsync(staff.Guild, number, cancellation) is not { } raid)
        {
            return RaidRefusals.NeverAny;
        }

        await FreeAsync(raid, cancellation);
        return raid;
    }

    private async Task FreeAsync(Raid raid, CancellationToken cancellation)
    {
        var free = new FreeJob(raid.GuildId, raid.Number, IsLate: false);
        await db.WriteAsync(unit => unit.EnqueueAsync(free), cancellation);
    }
}
