using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>Opens the case of a request, or finds why there is none to open; decided under the guild's own lock.</summary>
internal sealed class Openings(Db db, AllDeeds deeds, Pseudonyms pseudonyms)
{
    // Longer than an act takes when all goes well.
    private static readonly TimeSpan untilFallback = TimeSpan.FromSeconds(20);

    public Task<Opening> OpenAsync(
        ActionRequest request,
        GuildSettings guild,
        PointLadder ladder,
        FoundState found,
        CancellationToken cancellation
    ) => db.WriteAsync(unit => OpenAsync(unit, request, guild, ladder, found), cancellation);

    /// <summary>Bans that Discord no longer has: somebody lifted them by hand, and nobody told us.</summary>
    public async Task ForgetAsync(IReadOnlyList<Case> standing, CancellationToken cancellation)
    {
        var gone = standing.Where(row => row.Execution != Execution.Pending).ToList();
        if (gone.Count == 0)
        {
            return;
        }

        await db.WriteAsync(
            async unit =>
            {
                foreach (var row in gone)
                {
                    var nobody = Staff.OfSystem(row.GuildId, "discord");
                    await unit.EndCaseAsync(row, Effect.Revoked, nobody, "lifted by hand in Discord");
                }
            },
            cancellation
        );
    }

    /// <summary>What is still to be done will not be.</summary>
    /// <returns>The newest of them, as it is now.</returns>
    public async Task<Case> CallOffAsync(
        IReadOnlyList<Case> pending,
        Staff by,
        string? why,
        CancellationToken cancellation
    )
    {
        await db.WriteAsync(
            async unit =>
            {
                foreach (var row in pending)
                {
                    await unit.EndCaseAsync(row, Effect.Revoked, by, why ?? "called off before it was done");
                }
            },
            cancellation
        );
        return pending[0] with { Execution = Execution.Failed, Failure = "aegis.called_off", Effect = Effect.Revoked };
    }

    private async Task<Opening> OpenAsync(
        Unit unit,
        ActionRequest request,
        GuildSettings guild,
        PointLadder ladder,
        FoundState found
    )
    {
        await unit.LockCasesAsync(request.Guild);
        var key = new { request.Guild, request.Key };
        if (await unit.QuerySingleOrDefaultAsync<Case>(CaseSql.ByKey, key) is { } earlier)
        {
            return new(earlier) { IsRepeat = true };
        }

        if (request.IsByPerson && await ActionLimits.CheckAsync(unit, request, guild.Moderation) is { } tooMany)
        {
            return new(null) { Refusal = tooMany };
        }

        var target = pseudonyms.SubjectOf(request.Target.User);
        var doubled = await DoubledActions.FindAsync(unit, request, guild.Moderation, found, target);
        if (doubled.Refusal is not null)
        {
            return doubled;
        }

        var rung = await PointAccounts.CrossedAsync(unit, request, request.PointsIn(guild), ladder);
        if (request.Escalates && rung != request.Rung)
        {
            return new(null) { IsOutdated = true };
        }

        var deed = deeds.Of(request.Kind);
        var isRecord = deed is RecordDeed;
        var row = await unit.OpenCaseAsync(request.Guild, ToNewCase(request, guild, deed, doubled.SentReason));
        await AttachAsync(unit, request, row);
        if (!request.Escalates && rung is not null)
        {
            await unit.EnqueueAsync(ClimbOf(row, rung));
        }

        if (!isRecord || deed.Notifies)
        {
            await unit.EnqueueAsync(new CarryOutJob(row.GuildId, row.Number, request.Answer), unit.Now + untilFallback);
        }

        return new(row) { NeedsNoCall = doubled.SentReason is not null, Follows = request.Escalates ? null : rung };
    }

    private static ClimbLadderJob ClimbOf(Case row, Rung rung) =>
        new()
        {
            Guild = row.GuildId,
            Number = row.Number,
            Points = rung.Points,
            Punishment = rung.Then.Kind,
            Milliseconds = (long?)rung.Then.Duration?.TotalMilliseconds,
            DeleteMilliseconds = (long)rung.Then.DeleteMessages.TotalMilliseconds,
        };

    private static async Task AttachAsync(Unit unit, ActionRequest request, Case row)
    {
        if (ReadableText.Clean(request.Note) is { } note)
        {
            await unit.AddNoteAsync(row.Key, request.Actor, note);
        }

        await unit.KeepEvidenceAsync(row.Key, request.Actor, request.Evidence);
        foreach (var label in request.Labels)
        {
            await unit.AddLabelAsync(row.Key, label);
        }
    }

    private static NewCase ToNewCase(ActionRequest request, GuildSettings guild, IDeed deed, string? sentReason)
    {
        var isToldNothing = request.Silent || !deed.Notifies || !request.Target.IsPresent || request.Target.IsBot;
        return new()
        {
            Kind = request.Kind,
            Target = request.Target.User,
            TargetName = request.Target.Name,
            Actor = request.Actor,
            ActingFor = request.ActingFor,
            Source = request.Source,
            SourceDetail = request.SourceDetail,
            Matched = request.Matched,
            Batch = request.Batch,
            Reason = ReadableText.Clean(request.Reason),
            Points = request.PointsIn(guild),
            PointsExpireAt = request.PointsExpireAt,
            Duration = request.Duration,
            DeleteMessages = request.DeleteMessages,
            IsSilent = request.Silent,
            IsFinal = request.Final,
            // A note is done by being written.
            IsApplied = deed is RecordDeed && !deed.Notifies,
            Dm = isToldNothing ? DmState.Skipped : DmState.Pending,
            SentReason = sentReason,
            Payload = request.Payload,
            IdempotencyKey = request.Key,
        };
    }
}

/// <param name="Case">The new case; of a repetition the earlier one; beside a refusal the one that stands, or null.</param>
internal sealed record Opening(Case? Case)
{
    public Refusal? Refusal { get; init; }

    public bool IsRepeat { get; init; }

    /// <summary>Others have given points since the request was made: nothing was opened, and it is to be made anew.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Discord has it already: only the record changes.</summary>
    public bool NeedsNoCall { get; init; }

    public string? SentReason { get; init; }

    /// <summary>The rung that its points reach, where that becomes a case of its own.</summary>
    public Rung? Follows { get; init; }
}
