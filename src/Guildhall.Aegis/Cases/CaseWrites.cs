using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Channels.Persons;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>What changes cases inside a unit: number, row, timer, mod-log job and audit line go together.</summary>
internal static class CaseWrites
{
    /// <summary>Nobody else opens a case of this guild until the unit has ended.</summary>
    public static Task LockCasesAsync(this Unit unit, Snowflake<Guild> guild) =>
        unit.ExecuteAsync(CaseSql.LockCounter, new { Guild = guild });

    /// <summary>Opens a case with the guild's next number, after <see cref="LockCasesAsync"/> and after it is clear that no
    /// case has its key.</summary>
    public static async Task<Case> OpenCaseAsync(this Unit unit, Snowflake<Guild> guild, NewCase opened)
    {
        var number = await unit.QuerySingleOrDefaultAsync<long>(CaseSql.NextNumber, new { Guild = guild, Count = 1 });
        var row = ToCase(guild, number, opened, unit.Now);
        await unit.ExecuteAsync(CaseSql.Insert, Arguments(row));
        await unit.AuditAsync(
            new()
            {
                Guild = guild,
                Actor = opened.Actor.Actor,
                Action = "case.opened",
                Subject = Subject(number),
                Details = new Dictionary<string, string>
                {
                    ["kind"] = row.Kind.Stored(),
                    ["target"] = row.TargetId.ToString(),
                    ["source"] = row.Source.Stored(),
                },
            }
        );
        await unit.AnnounceAsync(CaseEvents.Of("case.opened", row, opened.Actor.Actor));
        if (opened.IsApplied)
        {
            await unit.FollowCaseAsync(row);
        }

        return row;
    }

    /// <summary>It has happened: what it ends is ended, its timer stands, the mod-log is told. False where somebody else
    /// had said so before.</summary>
    public static async Task<bool> ApplyCaseAsync(
        this Unit unit,
        Case done,
        CaseSubject target,
        DmState dm,
        string? sentReason,
        Staff by
    )
    {
        var changed = await unit.ExecuteAsync(
            CaseSql.Apply,
            new
            {
                Guild = done.GuildId,
                done.Number,
                Dm = dm.Stored(),
                SentReason = sentReason,
                unit.Now,
            }
        );
        if (changed == 0)
        {
            return false;
        }

        await unit.ReplaceAsync(done, target, by);
        await unit.FollowCaseAsync(done);
        await unit.AnnounceAsync(CaseEvents.Of("case.applied", done, Actor(done)));
        return true;
    }

    public static async Task FailCaseAsync(this Unit unit, Case failed, string code, DmState dm)
    {
        var changed = await unit.ExecuteAsync(
            CaseSql.Fail,
            new
            {
                Guild = failed.GuildId,
                failed.Number,
                Failure = code,
                Dm = dm.Stored(),
            }
        );
        if (changed == 1)
        {
            await unit.AuditAsync(
                new()
                {
                    Guild = failed.GuildId,
                    Actor = Actor(failed),
                    Action = "case.failed",
                    Subject = Subject(failed.Number),
                    Outcome = AuditOutcome.Failed,
                    Details = new Dictionary<string, string> { ["code"] = code },
                }
            );
            await unit.PostCaseAsync(failed.Key);
            await unit.AnnounceAsync(CaseEvents.Of("case.failed", failed, Actor(failed)));
        }
    }

    /// <summary>Ends what still held, and takes back its timer; what is not done yet is called off. False where it had ended before.</summary>
    public static async Task<bool> EndCaseAsync(this Unit unit, Case ended, Effect effect, Staff by, string? why)
    {
        var changed = await unit.ExecuteAsync(
            CaseSql.End,
            new
            {
                Guild = ended.GuildId,
                ended.Number,
                Effect = effect.Stored(),
                unit.Now,
                ById = by.User,
                ByName = by.Name,
                Why = why,
            }
        );
        if (changed == 0)
        {
            return false;
        }

        if (ended.Execution == Execution.Pending)
        {
            await unit.ExecuteAsync(CaseSql.CallOff, new { Guild = ended.GuildId, ended.Number });
            await unit.CancelAsync<CarryOutJob>(CarryOutJob.KeyOf(ended.Key));
        }

        await unit.StopTimersAsync(ended);
        await unit.AuditAsync(
            new()
            {
                Guild = ended.GuildId,
                Actor = by.Actor,
                Action = $"case.{effect.Stored()}",
                Subject = Subject(ended.Number),
            }
        );
        await unit.PostCaseAsync(ended.Key);
        await unit.AnnounceAsync(CaseEvents.Of($"case.{effect.Stored()}", ended, by.Actor));
        return true;
    }

    /// <summary>What took its place is taken back: it holds again, until its own end. False where it does already.</summary>
    public static async Task<bool> ReviveCaseAsync(this Unit unit, Case ended, Staff by)
    {
        var changed = await unit.ExecuteAsync(
            CaseSql.Revive,
            new
            {
                Guild = ended.GuildId,
                ended.Number,
                ended.EndedReason,
            }
        );
        if (changed == 0)
        {
            return false;
        }

        await unit.AuditAsync(
            new()
            {
                Guild = ended.GuildId,
                Actor = by.Actor,
                Action = "case.revived",
                Subject = Subject(ended.Number),
            }
        );
        await unit.FollowCaseAsync(ended with { Effect = Effect.Active });
        await unit.AnnounceAsync(CaseEvents.Of("case.revived", ended, by.Actor));
        return true;
    }

    /// <summary>What a case of this kind takes the place of: a ban ends the mute, an unban the ban, a new mute the old one.
    /// </summary>
    public static async Task ReplaceAsync(this Unit unit, Case done, CaseSubject target, Staff by)
    {
        foreach (var (kind, effect) in Replaced(done))
        {
            var standing = await unit.StandingAsync(done.GuildId, target, kind);
            foreach (var older in standing.Where(older => older.Number < done.Number && older.Lasts))
            {
                await unit.EndCaseAsync(older, effect, by, $"#{done.Number.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    /// <summary>The timer at its end, and its message in the mod-log.</summary>
    public static async Task FollowCaseAsync(this Unit unit, Case done)
    {
        await unit.StartTimersAsync(done);
        await unit.PostCaseAsync(done.Key);
    }

    /// <summary>The cases of that kind which hold for the person, newest first.</summary>
    public static Task<IReadOnlyList<Case>> StandingAsync(
        this Unit unit,
        Snowflake<Guild> guild,
        CaseSubject target,
        CaseKind kind
    ) =>
        unit.QueryAsync<Case>(
            CaseSql.Standing,
            new
            {
                Guild = guild,
                Target = target.Id,
                target.Erased,
                Kind = kind.Stored(),
            }
        );

    /// <summary>The message in the mod-log is posted, or changed to what the case is now.</summary>
    public static Task PostCaseAsync(this Unit unit, CaseKey key) =>
        unit.EnqueueAsync(new PostCaseJob(key.Guild, key.Number, unit.Now));

    public static string Subject(long number) => string.Create(CultureInfo.InvariantCulture, $"case {number}");

    private static IEnumerable<(CaseKind Kind, Effect Effect)> Replaced(Case done) =>
        done.Kind switch
        {
            CaseKind.Ban => [(CaseKind.Ban, Effect.Superseded), (CaseKind.Mute, Effect.Superseded)],
            CaseKind.Softban => [(CaseKind.Mute, Effect.Superseded)],
            CaseKind.Mute => [(CaseKind.Mute, Effect.Superseded)],
            CaseKind.Unban => [(CaseKind.Ban, Effect.Revoked)],
            CaseKind.Unmute => [(CaseKind.Mute, Effect.Revoked)],
            CaseKind.Voice => VoicePayload.Of(done)?.Act switch
            {
                VoiceAct.Mute => [(CaseKind.Voice, Effect.Superseded)],
                VoiceAct.Unmute => [(CaseKind.Voice, Effect.Revoked)],
                _ => [],
            },
            CaseKind.Unquarantine => [(CaseKind.Quarantine, Effect.Revoked)],
            _ => [],
        };

    private static string Actor(Case row) => row.ActorId.IsEmpty ? $"system:{row.ActorName}" : row.ActorId.ToString();

    private static Case ToCase(Snowflake<Guild> guild, long number, NewCase opened, DateTimeOffset now)
    {
        var at = opened.HappenedAt ?? now;
        return new()
        {
            GuildId = guild,
            Number = number,
            Kind = opened.Kind,
            TargetId = opened.Target,
            TargetName = opened.TargetName,
            ActorId = opened.Actor.User ?? default,
            ActorName = opened.Actor.Name,
            ActingForId = opened.ActingFor?.User,
            ActingForName = opened.ActingFor?.Name,
            Source = opened.Source,
            SourceDetail = opened.SourceDetail,
            Matched = opened.Matched,
            Batch = opened.Batch,
            Reason = opened.Reason,
            Points = opened.Points,
            PointsExpireAt = opened.PointsExpireAt,
            Duration = opened.Duration,
            ExpiresAt = opened.Duration is { } length ? at + length : null,
            DeleteMessages = opened.DeleteMessages,
            IsSilent = opened.IsSilent,
            Execution = opened.IsApplied ? Execution.Applied : Execution.Pending,
            Effect = opened.Effect,
            IsFinal = opened.IsFinal,
            Dm = opened.Dm,
            SentReason = opened.SentReason,
            Payload = opened.Payload,
            IdempotencyKey = opened.IdempotencyKey,
            AuditEntryId = opened.AuditEntry,
            Version = 1,
            CreatedAt = at,
            AppliedAt = opened.IsApplied ? at : null,
        };
    }

    private static object Arguments(Case row) =>
        new
        {
            row.GuildId,
            row.Number,
            Kind = row.Kind.Stored(),
            row.TargetId,
            row.TargetName,
            row.ActorId,
            row.ActorName,
            row.ActingForId,
            row.ActingForName,
            Source = row.Source.Stored(),
            row.SourceDetail,
            row.Matched,
            row.Batch,
            row.Reason,
            row.Points,
            row.PointsExpireAt,
            row.Duration,
            row.ExpiresAt,
            row.DeleteMessages,
            // Flags are numbers in both databases.
            IsSilent = row.IsSilent ? 1 : 0,
            Execution = row.Execution.Stored(),
            Effect = row.Effect.Stored(),
            IsFinal = row.IsFinal ? 1 : 0,
            Dm = row.Dm.Stored(),
            row.SentReason,
            row.Payload,
            row.IdempotencyKey,
            row.AuditEntryId,
            row.CreatedAt,
            row.AppliedAt,
        };
}
