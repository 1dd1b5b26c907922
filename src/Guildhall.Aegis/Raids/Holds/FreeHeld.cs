using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Holds;

/// <summary>Gives everyone who is held back what they had; what staff changed meanwhile stays.</summary>
internal sealed class FreeHeld(
    HoldBook holds,
    RaidBook raids,
    CaseBook cases,
    Standings standings,
    Leases leases,
    Db db,
    DiscordRest discord
) : IJobHandler<FreeJob>
{
    private const int Batch = 20;
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan untilFree = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan sameTime = TimeSpan.FromSeconds(2);

    private readonly DiscordRest rest = discord.With(RestPriority.Log);

    /// <exception cref="JobDelayedException">There are more, or another run holds them.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(FreeJob job, JobRun run, CancellationToken cancellation)
    {
        if (await raids.FindAsync(job.Guild, job.Number, cancellation) is not { } raid)
        {
            return;
        }

        var held =
            await leases.TryTakeAsync($"aegis.hold:{job.Guild}", $"job:{run.Id}", lease, cancellation)
            ?? throw new JobDelayedException(untilFree, "They are being held this moment.");
        try
        {
            await holds.SettleAllAsync(raid, HoldState.Wanted, HoldState.Freed, null, cancellation);
            var batch = await holds.InStateAsync(raid, HoldState.Held, Batch, cancellation);
            foreach (var hold in batch)
            {
                var (state, failure) = await FreeAsync(raid, hold, cancellation);
                await holds.SettleAsync(raid, hold.UserId, state, failure, cancellation);
            }

            await holds.TellAsync(raid, cancellation);
            if (batch.Count == Batch)
            {
                throw new JobDelayedException(TimeSpan.Zero, "There are more to free.");
            }
        }
        finally
        {
            // CancellationToken.None: the next run must not wait for the lease's end.
            await leases.ReleaseAsync(held, CancellationToken.None);
        }
    }

    private async Task<(string State, string? Failure)> FreeAsync(Raid raid, Hold hold, CancellationToken cancellation)
    {
        try
        {
            var member = await rest.GetMemberAsync(raid.GuildId, hold.UserId, cancellation);
            var guild = await standings.GetAsync(raid.GuildId, cancellation);
            if (Changes(hold, member, guild) is { } changes)
            {
                var reason = $"Raid {raid.Number}: no longer held";
                await rest.ModifyMemberAsync(raid.GuildId, hold.UserId, changes, reason, cancellation);
                if (hold.Role is null)
                {
                    await MuteAgainAsync(raid, hold, cancellation);
                }
            }

            return (HoldState.Freed, null);
        }
        catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return (HoldState.Gone, null);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return (HoldState.Failed, $"discord {exception.Code}");
        }
    }

    /// <summary>A mute that the hold stood over goes on until its own end.</summary>
    private async Task MuteAgainAsync(Raid raid, Hold hold, CancellationToken cancellation)
    {
        var mutes = await cases.StandingAsync(raid.GuildId, hold.UserId, CaseKind.Mute, cancellation);
        if (mutes.FirstOrDefault(row => row.IsInForce) is { } mute)
        {
            await db.WriteAsync(
                unit => unit.EnqueueAsync(new RenewMuteJob(mute.GuildId, mute.Number, unit.Now, false)),
                cancellation
            );
        }
    }

    /// <summary>Null where there is nothing of ours left.</summary>
    private static ModifyMember? Changes(Hold hold, Member member, GuildStanding guild)
    {
        if (hold.Role is { } role)
        {
            // Roles that are gone since cannot be given back.
            var back = hold.Remembered.Where(guild.Roles.Roles.ContainsKey);
            return member.Roles.Contains(role)
                ? new ModifyMember { Roles = new([.. member.Roles.Where(had => had != role).Union(back)]) }
                : null;
        }

        return
            member.CommunicationDisabledUntil is { } until
            && hold.Until is { } ours
            && (until - ours).Duration() <= sameTime
            ? new ModifyMember { CommunicationDisabledUntil = new((DateTimeOffset?)null) }
            : null;
    }
}
