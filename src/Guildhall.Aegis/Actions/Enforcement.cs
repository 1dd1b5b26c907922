using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>
/// The one way in which anything happens to a person. Checks, then the case as pending together with the job that stands
/// in for us should we die, then the person is told, then Discord is called, then the case is applied. One at a time for
/// each person, over all processes.
/// </summary>
internal sealed class Enforcement(
    Openings openings,
    Performance performance,
    DirectNotices notices,
    CaseBook book,
    PersonLocks locks,
    AllDeeds deeds,
    Gates gates,
    Standings standings,
    GuildSettingsBook settings,
    PointLadders ladders,
    Db db,
    DiscordRest rest,
    TimeProvider time
)
{
    private const int Tries = 6;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>A refusal means that nothing was done and no case opened.</summary>
    /// <exception cref="StorageException">The database did not answer. What was begun, a job ends.</exception>
    public async Task<Result<CaseOutcome>> CarryOutAsync(ActionRequest request, CancellationToken cancellation)
    {
        if (await book.FindByKeyAsync(request.Guild, request.Key, cancellation) is { } repeated)
        {
            return Repeat(await WhenDoneAsync(repeated, cancellation));
        }

        var guild = await settings.GetAsync(request.Guild, cancellation);
        var ladder =
            request.PointsIn(guild) > 0 ? await ladders.OfAsync(request.Guild, cancellation) : PointLadder.None;
        for (var tries = 1; ; tries++)
        {
            // Whoever is overtaken again and again takes what follows as a case of its own.
            var fit =
                request.Escalates && tries < Tries
                    ? await EscalateAsync(request, guild, ladder, cancellation)
                    : request with
                    {
                        Escalates = false,
                    };
            if (await TryCarryOutAsync(fit, guild, ladder, cancellation) is { } done)
            {
                return done;
            }
        }
    }

    /// <summary>The stronger of what is asked for and of what the points lead to.</summary>
    private async Task<ActionRequest> EscalateAsync(
        ActionRequest request,
        GuildSettings guild,
        PointLadder ladder,
        CancellationToken cancellation
    )
    {
        var points = request.PointsIn(guild);
        var now = time.GetUtcNow();
        if (await PointAccounts.ForecastAsync(db, request, points, ladder, now, cancellation) is not { } rung)
        {
            return request;
        }

        var asked =
            deeds.Of(request.Kind) is RecordDeed
                ? null
                : new Punishment(request.Kind, request.Duration, request.DeleteMessages);
        var wanted = asked?.OrStronger(rung.Then) ?? rung.Then;
        var isPossible = request.Target.IsPresent || !deeds.Of(wanted.Kind).NeedsPresence;
        return !isPossible || wanted == asked
            ? request with
            {
                Rung = rung,
            }
            : request with
            {
                Rung = rung,
                Kind = wanted.Kind,
                Duration = wanted.Duration,
                DeleteMessages = wanted.DeleteMessages,
                Points = points,
                Reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.Reason} ({rung.Points} points reached)"
                ),
            };
    }

    /// <summary>Null where others gave points meanwhile, so that it must be asked anew.</summary>
    private async Task<Result<CaseOutcome>?> TryCarryOutAsync(
        ActionRequest request,
        GuildSettings guild,
        PointLadder ladder,
        CancellationToken cancellation
    )
    {
        var deed = deeds.Of(request.Kind);
        if (ActionRules.Check(request, guild) is { } unfit)
        {
            return unfit;
        }

        if (await CheckAccessAsync(request, deed, guild, cancellation) is { } forbidden)
        {
            return forbidden;
        }

        // Three calls follow one another before somebody who was never written to is gone: the first begins here.
        if (deed.Notifies && request is { Silent: false, Target: { IsPresent: true, IsBot: false } })
        {
            notices.Prepare(request.Target.User, guild);
        }

        // A note or a warning changes nothing in Discord: its order is the number's.
        if (deed is RecordDeed)
        {
            return await RunAsync(request, guild, ladder, null, cancellation);
        }

        await using var held = await locks.TryTakeAsync(request.Guild, request.Target.User, patience, cancellation);
        return held is null
            ? await BusyAsync(request, cancellation)
            : await RunAsync(request, guild, ladder, held, cancellation);
    }

    /// <summary>Whether the request would be allowed, without doing anything: for previews and confirmations.</summary>
    public async Task<Refusal?> CheckAsync(ActionRequest request, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(request.Guild, cancellation);
        return ActionRules.Check(request, guild)
            ?? await CheckAccessAsync(request, deeds.Of(request.Kind), guild, cancellation);
    }

    private async Task<Result<CaseOutcome>?> RunAsync(
        ActionRequest request,
        GuildSettings guild,
        PointLadder ladder,
        PersonLock? held,
        CancellationToken cancellation
    )
    {
        if (!(await TryReadAsync(request, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        if (found.Pending.Count > 0)
        {
            var off = await openings.CallOffAsync(found.Pending, request.Actor, request.Reason, cancellation);
            if (found.IsKnown)
            {
                return new CaseOutcome(off, OutcomeState.CalledOff);
            }
        }

        if (!(await deeds.Of(request.Kind).PlanAsync(request, cancellation)).TryGet(out var planned, out refusal))
        {
            return refusal;
        }

        var opening = await openings.OpenAsync(planned, guild, ladder, found, cancellation);
        if (opening.IsOutdated)
        {
            return null;
        }

        return opening switch
        {
            { Refusal: { } refused, Case: null } => refused,
            { Refusal: { } stands, Case: { } other } => new CaseOutcome(other, OutcomeState.Stands, stands),
            { IsRepeat: true, Case: { } earlier } => Repeat(earlier),
            _ => await performance.PerformAsync(opening, request, held, cancellation),
        };
    }

    private async Task<Result<FoundState>> TryReadAsync(ActionRequest request, CancellationToken cancellation)
    {
        try
        {
            return await RealStateAsync(request, cancellation);
        }
        catch (DiscordApiException exception) when (exception.IsTransient)
        {
            // A ban that waits for Discord can be called off while it waits; whether it was done shows the unban.
            return await PendingBansAsync(request, cancellation) is { Count: > 0 } pending
                ? new FoundState(null) { Pending = pending, IsKnown = false }
                : ActionRefusals.DiscordSilent;
        }
    }

    /// <summary>Asked only where the command does not tell: somebody who is in the server cannot be banned from it.</summary>
    private async Task<Result<FoundState>> RealStateAsync(ActionRequest request, CancellationToken cancellation)
    {
        if (request.Kind == CaseKind.Unmute)
        {
            return await FindMuteAsync(request, cancellation);
        }

        if (request.Kind is not (CaseKind.Ban or CaseKind.Unban or CaseKind.Softban))
        {
            return new FoundState(null);
        }

        var (guild, user) = (request.Guild, request.Target.User);
        var standing = await book.StandingAsync(guild, user, CaseKind.Ban, cancellation);
        if (request.Kind != CaseKind.Unban && request.Target.IsPresent && standing.Count == 0)
        {
            return new FoundState(null);
        }

        var ban = await Bans.TryGetAsync(rest, guild, user, cancellation);
        if (request.Kind == CaseKind.Unban && ban is null)
        {
            await openings.ForgetAsync(standing, cancellation);
            return await PendingBansAsync(request, cancellation) is { Count: > 0 } pending
                ? new FoundState(null) { Pending = pending }
                : ActionRefusals.NotBanned(request.Target.Name);
        }

        if (request.Kind != CaseKind.Unban && ban is null)
        {
            await openings.ForgetAsync(standing, cancellation);
        }

        return new FoundState(ban) { Erased = standing.FirstOrDefault(row => row.TargetId != user) };
    }

    private async Task<IReadOnlyList<Case>> PendingBansAsync(ActionRequest request, CancellationToken cancellation) =>
        request.Kind != CaseKind.Unban
            ? []
            :
            [
                .. (await book.StandingAsync(request.Guild, request.Target.User, CaseKind.Ban, cancellation)).Where(
                    row => row.Execution == Execution.Pending
                ),
            ];

    /// <summary>A mute may stand in Discord alone, given by hand, or in the record alone, for somebody who left.</summary>
    private async Task<Result<FoundState>> FindMuteAsync(ActionRequest request, CancellationToken cancellation)
    {
        var role = (await settings.GetAsync(request.Guild, cancellation)).Moderation.MuteRole;
        var isMuted =
            request.Target.TimedOutUntil > time.GetUtcNow()
            || (role is { } mute && request.Target.Roles.Contains(mute));
        var standing = isMuted
            ? []
            : await book.StandingAsync(request.Guild, request.Target.User, CaseKind.Mute, cancellation);
        return isMuted || standing.Count > 0 ? new FoundState(null) : ActionRefusals.NotMuted(request.Target.Name);
    }

    private async Task<Refusal?> CheckAccessAsync(
        ActionRequest request,
        IDeed deed,
        GuildSettings guild,
        CancellationToken cancellation
    )
    {
        if (await gates.CheckAsync(request.Actor, deed.NeedOf(request, guild), cancellation) is { } closed)
        {
            return closed;
        }

        if (deed.AsksHierarchy)
        {
            var question = new HierarchyQuestion
            {
                Guild = await standings.GetAsync(request.Guild, cancellation),
                Actor = request.Actor,
                Target = request.Target,
                Protected = new(guild.Moderation.ProtectedRoles, guild.Moderation.ProtectedUsers),
                TimesOut = request.Kind == CaseKind.Mute && guild.Moderation.MuteRole is null,
            };
            if (Hierarchy.Check(question) is { } forbidden)
            {
                return forbidden;
            }
        }

        return deed.NeedsPresence && !request.Target.IsPresent ? ActionRefusals.TargetLeft(request.Target.Name) : null;
    }

    private async Task<Result<CaseOutcome>> BusyAsync(ActionRequest request, CancellationToken cancellation)
    {
        var standing = await book.StandingAsync(request.Guild, request.Target.User, request.Kind, cancellation);
        var pending = standing.FirstOrDefault(row => row.Execution == Execution.Pending);
        return ActionRefusals.InProgress(pending);
    }

    /// <summary>Whoever asks the same while it is being done hears how it ended.</summary>
    private async Task<Case> WhenDoneAsync(Case row, CancellationToken cancellation)
    {
        if (row.Execution != Execution.Pending || deeds.Of(row.Kind) is RecordDeed)
        {
            return row;
        }

        await using var held = await locks.TryTakeAsync(row.GuildId, row.TargetId, patience, cancellation);
        return await book.FindAsync(row.Key, cancellation) ?? row;
    }

    private static CaseOutcome Repeat(Case row) =>
        row.Execution switch
        {
            Execution.Failed => new(row, OutcomeState.Failed, ActionRefusals.OfFailure(row)),
            _ => new(row, OutcomeState.Repeated),
        };
}

/// <param name="Ban">Of somebody who is banned right now; null where there is none, or nobody had to ask.</param>
internal sealed record FoundState(Ban? Ban)
{
    /// <summary>The case of the ban, where the person was erased since and it stands under a pseudonym.</summary>
    public Case? Erased { get; init; }

    /// <summary>Bans that are still to be done, for somebody who calls them off.</summary>
    public IReadOnlyList<Case> Pending { get; init; } = [];

    /// <summary>False where Discord did not answer.</summary>
    public bool IsKnown { get; init; } = true;
}
