using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>Makes cases of what people do by hand in Discord. Our own acts come back as entries too and confirm their cases;
/// an entry counts once, whichever way and however often it comes.</summary>
internal sealed class ObservedEntries(
    Db db,
    Standings standings,
    GuildSettingsBook settings,
    KnownBots bots,
    Pseudonyms pseudonyms,
    AegisMetrics metrics
)
{
    // An event comes at once; nobody is banned, freed and banned again in the meantime without events of their own.
    private static readonly TimeSpan sameAct = TimeSpan.FromMinutes(10);

    public async Task TakeAsync(Snowflake<Guild> guild, AuditLogEntry entry, CancellationToken cancellation)
    {
        var act = ObservedAct.Of(entry);
        var log = (await settings.GetAsync(guild, cancellation)).ModLog;
        // Not from the gateway's cache alone: a process that only runs jobs has none.
        var self = (await standings.GetAsync(guild, cancellation)).Bot.User;
        var isOwn = entry.UserId == self;
        var makesCases = !isOwn && act is not null && await MakesCaseAsync(entry, act, log, cancellation);
        var outcome = await db.WriteAsync(
            async unit =>
            {
                var told =
                    isOwn && act is not null
                        ? await ConfirmAsync(unit, guild, entry)
                        : await TakeAsync(unit, guild, entry, act, makesCases);
                await AdvanceAsync(unit, guild, entry.Id);
                return told;
            },
            cancellation
        );
        metrics.Observed(outcome);
    }

    /// <summary>Read up to here.</summary>
    public static Task AdvanceAsync(Unit unit, Snowflake<Guild> guild, Snowflake<AuditLogEntry> entry) =>
        unit.ExecuteAsync(
            ObservedSql.Advance,
            new
            {
                Guild = guild,
                Entry = entry,
                unit.Now,
            }
        );

    /// <summary>Bots hand out roles all day; only what people do with them is a case.</summary>
    private async Task<bool> MakesCaseAsync(
        AuditLogEntry entry,
        ObservedAct act,
        ModLogSettings log,
        CancellationToken cancellation
    ) =>
        act.Kind is not null
        && log.HandMadeActions
        && (entry.TargetId is not null || entry.ActionType == AuditActions.MemberPrune)
        && (
            act.Kind != CaseKind.Role
            || (
                log.HandMadeRoles
                && entry.UserId is { } giver
                && giver != entry.TargetId?.As<User>()
                && !await bots.IsBotAsync(giver, cancellation)
            )
        );

    private async Task<string> TakeAsync(
        Unit unit,
        Snowflake<Guild> guild,
        AuditLogEntry entry,
        ObservedAct? act,
        bool makesCases
    )
    {
        if (act is null)
        {
            return "other";
        }

        if (act.Kind is not { } kind || !makesCases)
        {
            await AddAsync(unit, guild, entry);
            return "seen";
        }

        await unit.LockCasesAsync(guild);
        var known = new { Guild = guild, Entry = entry.Id };
        if (await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByAuditEntry, known) is not null)
        {
            return "known";
        }

        // A prune is about nobody by name.
        var target = pseudonyms.SubjectOf(entry.TargetId?.As<User>() ?? default);
        if (await TryNameAsync(unit, guild, entry, kind, target))
        {
            return "named";
        }

        var done = await unit.OpenCaseAsync(guild, await NewCaseAsync(unit, guild, entry, kind, act, target));
        if (done.Effect == Effect.Active)
        {
            await unit.ReplaceAsync(done, target, ActorOf(guild, entry));
        }

        return "case";
    }

    /// <summary>The act has a case from when the audit log was closed to us: that case learns whose act it was, and why.
    /// </summary>
    private static async Task<bool> TryNameAsync(
        Unit unit,
        Snowflake<Guild> guild,
        AuditLogEntry entry,
        CaseKind kind,
        CaseSubject target
    )
    {
        var at = entry.Id.CreatedAt;
        var heard = await unit.QueryAsync<Case>(
            ObservedSql.Unnamed,
            new
            {
                Guild = guild,
                Target = target.Id,
                target.Erased,
                Kind = kind.Stored(),
                From = at - sameAct,
                To = at + sameAct,
            }
        );
        if (heard.MinBy(row => (row.CreatedAt - at).Duration()) is not { } row)
        {
            return false;
        }

        var actor = ActorOf(guild, entry);
        await unit.ExecuteAsync(
            ObservedSql.Name,
            new
            {
                Guild = guild,
                row.Number,
                Entry = entry.Id,
                Actor = actor.User ?? default,
                ActorName = actor.Name,
                Reason = ReadableText.Clean(entry.Reason),
                SentReason = kind == CaseKind.Ban ? entry.Reason ?? "" : null,
            }
        );
        await unit.AuditAsync(
            new()
            {
                Guild = guild,
                Actor = actor.Actor,
                Action = "case.named",
                Subject = CaseWrites.Subject(row.Number),
            }
        );
        await unit.PostCaseAsync(row.Key);
        return true;
    }

    /// <summary>Our own act, seen again: the entry's id stands beside its case.</summary>
    private static async Task<string> ConfirmAsync(Unit unit, Snowflake<Guild> guild, AuditLogEntry entry)
    {
        if (AuditReason.TryReadNumber(entry.Reason) is not { } number)
        {
            return "own";
        }

        var confirmed = await unit.ExecuteAsync(
            CaseSql.Confirm,
            new
            {
                Guild = guild,
                Number = number,
                Entry = entry.Id,
            }
        );
        return confirmed == 1 ? "confirmed" : "own";
    }

    private static async Task<NewCase> NewCaseAsync(
        Unit unit,
        Snowflake<Guild> guild,
        AuditLogEntry entry,
        CaseKind kind,
        ObservedAct act,
        CaseSubject target
    )
    {
        var at = entry.Id.CreatedAt;
        var opposite = kind switch
        {
            CaseKind.Ban => CaseKind.Unban,
            CaseKind.Mute => CaseKind.Unmute,
            _ => (CaseKind?)null,
        };
        var isUndone =
            opposite is { } other
            && await unit.QuerySingleOrDefaultAsync<long>(
                ObservedSql.Undone,
                new
                {
                    Guild = guild,
                    Target = target.Id,
                    target.Erased,
                    Kind = other.Stored(),
                    At = at,
                }
            ) > 0;
        return new()
        {
            Kind = kind,
            Target = target.Id,
            TargetName = target.Id.IsEmpty ? act.Details ?? "" : target.Id.ToString(),
            Actor = ActorOf(guild, entry),
            Source = CaseSource.AuditLog,
            SourceDetail = act.Details,
            Reason = ReadableText.Clean(entry.Reason),
            Duration = act.Until - at,
            IsApplied = true,
            Effect = isUndone ? Effect.Revoked : Effect.Active,
            Dm = DmState.Skipped,
            SentReason = kind == CaseKind.Ban ? entry.Reason ?? "" : null,
            IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"audit:{entry.Id}"),
            AuditEntry = entry.Id,
            HappenedAt = at,
        };
    }

    /// <summary>By id alone: the entry has no names.</summary>
    private static Staff ActorOf(Snowflake<Guild> guild, AuditLogEntry entry) =>
        entry.UserId is { } user
            ? new()
            {
                Guild = guild,
                User = user,
                Name = user.ToString(),
            }
            : Staff.OfSystem(guild, "somebody unknown");

    private static Task<int> AddAsync(Unit unit, Snowflake<Guild> guild, AuditLogEntry entry) =>
        unit.ExecuteAsync(
            ObservedSql.Add,
            new
            {
                Guild = guild,
                Entry = entry.Id,
                Action = (long)entry.ActionType,
                Actor = entry.UserId ?? default,
                Target = entry.TargetId,
                Count = (long)(entry.Options?.Count ?? entry.Options?.MembersRemoved ?? 1),
                Details = entry.Options?.AutoModerationRuleName,
                At = entry.Id.CreatedAt,
            }
        );
}
