using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// Does what a rule decided. Whatever happens to the person goes the way of all cases, one case for each hit; its key is
/// rule and message, so that a second run does nothing twice.
/// </summary>
internal sealed class ActOnHit(Db db, Enforcement enforcement, Targets targets, HitAlerts alerts, DiscordRest rest)
    : IJobHandler<ActOnHitJob>
{
    private static readonly TimeSpan ordinary = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(ActOnHitJob job, JobRun run, CancellationToken cancellation)
    {
        var outcome = await OpenCaseAsync(job, cancellation);
        foreach (var action in job.Actions)
        {
            await DoAsync(job, action, cancellation);
        }

        await alerts.PostAsync(job, outcome, cancellation);
    }

    /// <summary>What became of it, in words; null where there is nothing to say.</summary>
    private async Task<string?> OpenCaseAsync(ActOnHitJob job, CancellationToken cancellation)
    {
        if (
            job.User.IsEmpty
            || !(await targets.FindAsync(job.Guild, job.User, cancellation)).TryGet(out var target, out _)
        )
        {
            return null;
        }

        var punishment = job.Actions.Select(PunishmentOf).FirstOrDefault(p => p is not null);
        var points = job.Actions.Where(a => KindOf(a) == ActionKind.Warn).Sum(a => a.Amount);
        var kind =
            punishment?.Kind ?? (job.Actions.Any(a => KindOf(a) == ActionKind.Warn) ? CaseKind.Warn : CaseKind.Note);
        if (kind is CaseKind.Mute or CaseKind.Kick && !target.IsPresent)
        {
            kind = CaseKind.Note;
        }

        var result = await enforcement.CarryOutAsync(
            new ActionRequest
            {
                Kind = kind,
                Target = target,
                Actor = Staff.OfSystem(job.Guild, "automod"),
                Key = $"automod:{job.Subject}:{job.Rule}",
                Source = CaseSource.AutoMod,
                SourceDetail = job.Rule,
                Matched = job.Matched,
                Reason = $"AutoMod: {job.Rule}",
                Duration = kind is CaseKind.Mute or CaseKind.Ban ? punishment!.Duration : null,
                DeleteMessages = kind is CaseKind.Ban or CaseKind.Softban ? punishment!.DeleteMessages : TimeSpan.Zero,
                Points = kind == CaseKind.Note ? null : points,
                Silent = kind == CaseKind.Note,
            },
            cancellation
        );
        if (!result.TryGet(out var outcome, out var refusal))
        {
            return $"Not carried out: {refusal.Message}";
        }

        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AutoModSql.SetCase,
                    new
                    {
                        job.Guild,
                        Subject = new Snowflake<AnyEntity>(job.Subject),
                        job.Rule,
                        outcome.Case.Number,
                    }
                ),
            cancellation
        );
        var failure = outcome.Refusal is { } why ? $": {why.Message}" : "";
        return $"Case #{outcome.Case.Number}{failure}";
    }

    private async Task DoAsync(ActOnHitJob job, HitAction action, CancellationToken cancellation)
    {
        try
        {
            await DoUncheckedAsync(job, action, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status is >= 400 and < 500)
        {
            // Gone, closed or not allowed: the rest of the rule is done all the same, and the alert says what happened.
        }
    }

    private async Task DoUncheckedAsync(ActOnHitJob job, HitAction action, CancellationToken cancellation)
    {
        var reason = $"AutoMod: {job.Rule}";
        switch (KindOf(action))
        {
            case ActionKind.Reply when !job.Channel.IsEmpty:
                var said = new MessagePayload
                {
                    Content = $"<@{job.User}> {action.Text}",
                    AllowedMentions = AllowedMentions.OfUsers(job.User),
                    Nonce = $"am{job.Subject}",
                    EnforceNonce = true,
                };
                var posted = await rest.CreateMessageAsync(job.Channel, said, cancellation);
                await DeleteLaterAsync(job, posted, action, cancellation);
                break;
            case ActionKind.Dm:
                var channel = await rest.CreateDmAsync(job.User, cancellation);
                await rest.CreateMessageAsync(channel.Id, MessagePayload.OfText(action.Text!), cancellation);
                break;
            case ActionKind.Nickname:
                await rest.ModifyMemberAsync(job.Guild, job.User, new() { Nick = action.Text }, reason, cancellation);
                break;
            case ActionKind.AddRole:
                await rest.AddRoleAsync(job.Guild, job.User, new(action.Target), reason, cancellation);
                break;
            case ActionKind.RemoveRole:
                await rest.RemoveRoleAsync(job.Guild, job.User, new(action.Target), reason, cancellation);
                break;
        }
    }

    private Task DeleteLaterAsync(ActOnHitJob job, Message posted, HitAction action, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    AutoModSql.Doom,
                    new
                    {
                        job.Guild,
                        Channel = posted.ChannelId,
                        Message = posted.Id,
                    }
                );
                var after = action.Milliseconds is { } told ? TimeSpan.FromMilliseconds(told) : ordinary;
                await unit.EnqueueAsync(new SweepJob(job.Guild, posted.ChannelId), unit.Now + after);
            },
            cancellation
        );

    private static Punishment? PunishmentOf(HitAction action)
    {
        var length = action.Milliseconds is { } told ? TimeSpan.FromMilliseconds(told) : (TimeSpan?)null;
        var deletes = TimeSpan.FromDays(action.Amount);
        return KindOf(action) switch
        {
            ActionKind.Timeout => new(CaseKind.Mute, length, TimeSpan.Zero),
            ActionKind.Kick => new(CaseKind.Kick, null, TimeSpan.Zero),
            ActionKind.Ban => new(CaseKind.Ban, null, deletes),
            ActionKind.Tempban => new(CaseKind.Ban, length, deletes),
            ActionKind.Softban => new(CaseKind.Softban, null, deletes),
            _ => null,
        };
    }

    private static ActionKind KindOf(HitAction action) => Enum.Parse<ActionKind>(action.Kind, ignoreCase: true);

    private sealed record Punishment(CaseKind Kind, TimeSpan? Duration, TimeSpan DeleteMessages);
}
