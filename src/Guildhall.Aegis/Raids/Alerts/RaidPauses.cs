using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>Invites and direct messages between members pause while a raid goes on; what staff paused by hand stays.</summary>
internal sealed class RaidPauses(DiscordRest rest, Db db, TimeProvider time)
{
    /// <summary>What Discord takes, less what two clocks may differ by.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2);
    private static readonly TimeSpan worthTelling = TimeSpan.FromSeconds(30);

    /// <summary>The raid with what Discord said.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task<Raid> ApplyAsync(Raid raid, RaidSettings rules, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var isRaid = raid.LevelAt(now) >= RaidLevel.Raid;
        var until = raid.ExpiresAt < now + longest ? raid.ExpiresAt : now + longest;
        var wanted = (
            Invites: isRaid && rules.PauseInvites ? until : (DateTimeOffset?)null,
            Dms: isRaid && rules.PauseDms ? until : (DateTimeOffset?)null
        );
        if (!Differs(wanted.Invites, raid.InvitesPausedUntil, now) && !Differs(wanted.Dms, raid.DmsPausedUntil, now))
        {
            return raid;
        }

        return await StoreAsync(await AskAsync(raid, wanted.Invites, wanted.Dms, cancellation), cancellation);
    }

    private async Task<Raid> AskAsync(
        Raid raid,
        DateTimeOffset? invites,
        DateTimeOffset? dms,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        // One that is not named stays as it is: somebody may have paused it by hand.
        var actions = new IncidentActions
        {
            InvitesDisabledUntil = Differs(invites, raid.InvitesPausedUntil, now) ? new(invites) : default,
            DmsDisabledUntil = Differs(dms, raid.DmsPausedUntil, now) ? new(dms) : default,
        };
        try
        {
            await rest.SetIncidentActionsAsync(raid.GuildId, actions, $"Raid {raid.Number}: {raid.Why}", cancellation);
            return raid with { InvitesPausedUntil = invites, DmsPausedUntil = dms, PauseProblem = null };
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return raid with
            {
                PauseProblem =
                    exception.Code == DiscordErrorCodes.MissingPermissions
                        ? "I lack the permission Manage Server, so invites and DMs are not paused."
                        : $"Discord refused to pause invites and DMs (code {exception.Code}).",
            };
        }
    }

    private async Task<Raid> StoreAsync(Raid raid, CancellationToken cancellation)
    {
        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    RaidSql.Paused,
                    new
                    {
                        Guild = raid.GuildId,
                        raid.Number,
                        Invites = raid.InvitesPausedUntil,
                        Dms = raid.DmsPausedUntil,
                        Problem = raid.PauseProblem,
                    }
                ),
            cancellation
        );
        return raid;
    }

    private static bool Differs(DateTimeOffset? wanted, DateTimeOffset? asked, DateTimeOffset now) =>
        (wanted, asked) switch
        {
            (null, null) => false,
            // It ends by itself.
            (null, { } standing) => standing > now,
            ({ }, null) => true,
            ({ } one, { } other) => (one - other).Duration() > worthTelling,
        };
}
