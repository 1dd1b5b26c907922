using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What was done for a hit so far: after a crash nothing is done twice, and the report lists what happened.</summary>
internal sealed class HitActs(Db db, GuildProblems problems)
{
    // After all actions: the case's own results.
    private const int CaseFrom = 1_000;
    private const string NoCase = "none";

    /// <summary>By the place of the action in its rule.</summary>
    public async Task<IReadOnlyDictionary<int, ActResult>> KnownAsync(ActOnHitJob job, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<Row>(HitActSql.Known, Key(job), cancellation);
        return rows.Where(row => row.Position < CaseFrom).ToDictionary(row => (int)row.Position, ResultOf);
    }

    /// <summary>What became of the person; null where that is not known yet.</summary>
    public async Task<HitCase?> KnownCaseAsync(ActOnHitJob job, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<Row>(HitActSql.Known, Key(job), cancellation);
        var own = rows.Where(row => row.Position >= CaseFrom).OrderBy(row => row.Position).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var number = own[0].Action == NoCase ? (long?)null : long.Parse(own[0].Action, CultureInfo.InvariantCulture);
        return new(number, [.. own.Select(ResultOf)]);
    }

    public Task RecordCaseAsync(ActOnHitJob job, HitCase opened, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                foreach (var (i, result) in opened.Results.Index())
                {
                    await unit.ExecuteAsync(
                        HitActSql.Record,
                        new
                        {
                            job.Guild,
                            Subject = new Snowflake<AnyEntity>(job.Subject),
                            job.Rule,
                            Position = CaseFrom + i,
                            Action = opened.Number?.ToString(CultureInfo.InvariantCulture) ?? NoCase,
                            State = result.State == ActState.Done ? "done" : "failed",
                            result.Text,
                        }
                    );
                }
            },
            cancellation
        );

    /// <summary>A missing permission becomes a problem of the guild, and what works again is none any more.</summary>
    public async Task RecordAsync(HitCall call, ActResult result, CancellationToken cancellation)
    {
        var (job, code) = (call.Job, $"automod_{call.Action.Kind.ToLowerInvariant()}");
        var row = new
        {
            job.Guild,
            Subject = new Snowflake<AnyEntity>(job.Subject),
            job.Rule,
            call.Position,
            Action = call.Action.Kind,
            State = result.State == ActState.Done ? "done" : "failed",
            result.Text,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(HitActSql.Record, row);
                if (result.State == ActState.Done)
                {
                    await GuildProblems.ResolveAsync(unit, job.Guild, code);
                }
            },
            cancellation
        );
        if (result.IsOurs)
        {
            var text = $"The AutoMod rule “{CaseText.Plain(job.Rule)}” could not do what it should: {result.Text}";
            await problems.RaiseAsync(job.Guild, code, job.Channel.ToString(), text, cancellation);
        }
    }

    /// <summary>The report becomes a note of the case, once.</summary>
    public Task NoteAsync(ActOnHitJob job, HitReport report, CancellationToken cancellation)
    {
        if (report is not { Number: { } number, Results.Count: > 0 })
        {
            return Task.CompletedTask;
        }

        var row = new
        {
            job.Guild,
            Subject = new Snowflake<AnyEntity>(job.Subject),
            job.Rule,
            Position = -1,
            Action = "note",
            State = "done",
            Text = "",
        };
        return db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(HitActSql.Record, row) == 1)
                {
                    var text = (report with { Number = null }).ToString();
                    await unit.AddNoteAsync(new(job.Guild, number), Staff.OfSystem(job.Guild, "automod"), text);
                }
            },
            cancellation
        );
    }

    /// <summary>What became of the messages that were to go; null where there were none.</summary>
    public async Task<ActResult?> DeletionsAsync(ActOnHitJob job, CancellationToken cancellation)
    {
        if (job.Deletes == 0)
        {
            return null;
        }

        var left = await db.QueryAsync<LeftRow>(HitActSql.Left, Key(job), cancellation);
        if (left.Any(row => row.Failure is null))
        {
            return ActResult.Waiting;
        }

        var gone = job.Deletes - left.Count;
        if (left.Count == 0)
        {
            return ActResult.Done(job.Deletes == 1 ? "message deleted" : $"{gone} messages deleted");
        }

        var some = gone > 0 ? $"{left.Count} of {job.Deletes} messages not deleted" : "message not deleted";
        return ActResult.Failed(some, left[0].Failure!);
    }

    private static object Key(ActOnHitJob job) =>
        new
        {
            job.Guild,
            Subject = new Snowflake<AnyEntity>(job.Subject),
            job.Rule,
        };

    private static ActResult ResultOf(Row row) => new(row.State == "done" ? ActState.Done : ActState.Failed, row.Text);

    private sealed record Row(long Position, string Action, string State, string Text);

    private sealed record LeftRow(string? Failure);
}

internal static class HitActSql
{
    public const string Known = """
        SELECT position, action, state, text FROM aegis_automod_acts
        WHERE guild_id = @Guild AND subject_id = @Subject AND rule = @Rule AND position >= 0
        """;

    public const string Record = """
        INSERT INTO aegis_automod_acts (guild_id, subject_id, rule, position, action, state, text)
        VALUES (@Guild, @Subject, @Rule, @Position, @Action, @State, @Text)
        ON CONFLICT (guild_id, subject_id, rule, position) DO NOTHING
        """;

    public const string Left = """
        SELECT failure FROM aegis_automod_doomed WHERE guild_id = @Guild AND subject_id = @Subject AND rule = @Rule
        """;

    public const string Forget = """
        DELETE FROM aegis_automod_acts WHERE guild_id = @Guild AND subject_id IN (
            SELECT subject_id FROM aegis_automod_hits WHERE guild_id = @Guild AND at < @Before)
        """;
}
