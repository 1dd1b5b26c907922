using System.Globalization;
using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Holds;

/// <summary>Keeps newcomers of a raid apart, the youngest accounts first, at the pace that Discord allows and behind all
/// that somebody waits for.</summary>
internal sealed class HoldNewcomers(
    HoldBook holds,
    CleanupDesk cleanups,
    RaidBook raids,
    GuildSettingsBook settings,
    Gates gates,
    Standings standings,
    StaffMembers staff,
    Enforcement enforcement,
    EndedRaids ended,
    Leases leases,
    DiscordRest discord,
    TimeProvider time
) : IJobHandler<HoldJob>
{
    private const int Batch = 20;
    private static readonly TimeSpan lease = TimeSpan.FromMinutes(2);

    private readonly DiscordRest rest = discord.With(RestPriority.Sync);

    /// <exception cref="JobDelayedException">There are more, or another run holds them.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(HoldJob job, JobRun run, CancellationToken cancellation)
    {
        if (await raids.OpenAsync(job.Guild, cancellation) is not { } raid || raid.Number != job.Number)
        {
            return;
        }

        var rules = await settings.GetAsync(job.Guild, cancellation);
        if (raid.Level < RaidLevel.Raid || rules.Raids.Response == RaidResponse.Alert)
        {
            await holds.TellAsync(raid, cancellation);
            return;
        }

        if (rules.Raids.Response == RaidResponse.Ban)
        {
            await cleanups.BanSuspiciousAsync(raid, cancellation);
            return;
        }

        await holds.CollectAsync(raid, cancellation);
        if (await leases.TryTakeAsync($"aegis.hold:{job.Guild}", $"job:{run.Id}", lease, cancellation) is not { } held)
        {
            // Whoever has the lease looks once more after giving it back, and finds what was just collected.
            return;
        }

        try
        {
            await HoldBatchAsync(raid, rules, cancellation);
        }
        finally
        {
            // CancellationToken.None: the next run must not wait for the lease's end.
            await leases.ReleaseAsync(held, CancellationToken.None);
        }

        var isOver = await raids.LevelAsync(job.Guild, cancellation) < RaidLevel.Raid;
        if (!isOver && (await holds.InStateAsync(raid, HoldState.Wanted, 1, cancellation)).Count > 0)
        {
            throw new JobDelayedException(TimeSpan.Zero, "There are more to hold.");
        }
    }

    private async Task HoldBatchAsync(Raid raid, GuildSettings rules, CancellationToken cancellation)
    {
        var wanted = await holds.InStateAsync(raid, HoldState.Wanted, Batch, cancellation);
        var actor = Staff.OfSystem(raid.GuildId, "raid");
        var needed = rules.Raids switch
        {
            { Response: RaidResponse.Kick } => Permissions.KickMembers,
            { QuarantineRole: not null } => Permissions.ManageRoles,
            _ => Permissions.ModerateMembers,
        };
        if (wanted.Count > 0 && await gates.CheckAsync(actor, new() { Bot = needed }, cancellation) is { } refusal)
        {
            await holds.SettleAllAsync(raid, HoldState.Wanted, HoldState.Failed, refusal.Code, cancellation);
            wanted = [];
        }

        foreach (var hold in wanted)
        {
            if (await raids.LevelAsync(raid.GuildId, cancellation) < RaidLevel.Raid)
            {
                break;
            }

            var (state, failure) = await HoldAsync(raid, hold, rules, actor, cancellation);
            await holds.SettleAsync(raid, hold.UserId, state, failure, cancellation);
        }

        await holds.TellAsync(raid, cancellation);
    }

    private async Task<(string State, string? Failure)> HoldAsync(
        Raid raid,
        Hold hold,
        GuildSettings rules,
        Staff actor,
        CancellationToken cancellation
    )
    {
        try
        {
            var waiting = rest.While(token => ended.IsWantedAsync(raid, token));
            var member = await waiting.GetMemberAsync(raid.GuildId, hold.UserId, cancellation);
            var question = new HierarchyQuestion
            {
                Guild = await standings.GetAsync(raid.GuildId, cancellation),
                Actor = actor,
                Target = Target.Of(member.User ?? new() { Id = hold.UserId }, member),
                Protected = new(rules.Moderation.ProtectedRoles, rules.Moderation.ProtectedUsers),
                TimesOut = rules.Raids is { QuarantineRole: null, Response: not RaidResponse.Kick },
            };
            if (Hierarchy.Check(question) is { } forbidden)
            {
                return (HoldState.Spared, forbidden.Code);
            }

            if (await staff.ContainAsync(question.Guild, StaffOf(raid, question.Target), cancellation))
            {
                return (HoldState.Spared, HoldState.IsStaff);
            }

            return rules.Raids.Response == RaidResponse.Kick
                ? await KickAsync(raid, actor, question.Target, cancellation)
                : await SetApartAsync(
                    waiting,
                    raid,
                    hold,
                    member,
                    question.Guild,
                    rules.Raids.QuarantineRole,
                    cancellation
                );
        }
        catch (CallDroppedException)
        {
            // The raid ended while Discord's limits were waited for.
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

    /// <summary>The way everything is done to people, with a case; the mod-log has one summary, not one message each.</summary>
    private async Task<(string, string?)> KickAsync(
        Raid raid,
        Staff actor,
        Target target,
        CancellationToken cancellation
    )
    {
        var request = new ActionRequest
        {
            Kind = CaseKind.Kick,
            Target = target,
            Actor = actor,
            Key = string.Create(CultureInfo.InvariantCulture, $"raid:{raid.Number}:kick:{target.User}"),
            Source = CaseSource.Raid,
            SourceDetail = EndedRaids.DetailOf(raid),
            Batch = string.Create(CultureInfo.InvariantCulture, $"raid-{raid.Number}"),
            Reason = string.Create(CultureInfo.InvariantCulture, $"Raid {raid.Number}: {raid.Why}"),
            Silent = true,
            Patience = TimeSpan.FromMinutes(1),
        };
        return (await enforcement.CarryOutAsync(request, cancellation)).TryGet(out var outcome, out var refusal)
            ? outcome switch
            {
                { Refusal: { } off, State: OutcomeState.Failed } when off == ActionRefusals.CalledOff => (
                    HoldState.Freed,
                    null
                ),
                { State: OutcomeState.Failed } => (HoldState.Failed, outcome.Refusal?.Code),
                _ => (HoldState.Gone, HoldState.Kicked),
            }
            : (HoldState.Failed, refusal.Code);
    }

    private async Task<(string, string?)> SetApartAsync(
        DiscordRest waiting,
        Raid raid,
        Hold hold,
        Member member,
        GuildStanding guild,
        Snowflake<Role>? role,
        CancellationToken cancellation
    )
    {
        var until = time.GetUtcNow() + HoldTimes.Longest;
        if (role is null && member.CommunicationDisabledUntil >= until)
        {
            return (HoldState.Spared, HoldState.MutedLonger);
        }

        var prepared = hold with
        {
            Means = role is { } id ? Hold.ByRole(id) : Hold.Timeout,
            Roles = Hold.Write(member.Roles.Where(had => had != role)),
            Until = role is null ? until : null,
        };
        await holds.PrepareAsync(raid, prepared, cancellation);
        // Roles of integrations and boosters can be neither taken nor given.
        var kept = member.Roles.Where(had => guild.Roles.Roles.GetValueOrDefault(had)?.Managed == true);
        var changes = role is { } quarantine
            ? new ModifyMember { Roles = new([.. kept, quarantine]) }
            : new ModifyMember { CommunicationDisabledUntil = new(until) };
        await waiting.ModifyMemberAsync(raid.GuildId, hold.UserId, changes, Reason(raid), cancellation);
        return (HoldState.Held, null);
    }

    private static Staff StaffOf(Raid raid, Target target) =>
        new()
        {
            Guild = raid.GuildId,
            User = target.User,
            Name = target.Name,
            Roles = target.Roles,
        };

    private static string Reason(Raid raid) => $"Raid {raid.Number}: held until staff decide, at most 24 h";
}
