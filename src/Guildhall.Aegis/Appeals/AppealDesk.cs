using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>What the one who appeals does: make an appeal, answer, withdraw it.</summary>
internal sealed class AppealDesk(
    Db db,
    CaseBook cases,
    AppealBook book,
    GuildSettingsBook settings,
    Pseudonyms pseudonyms,
    TimeProvider time
)
{
    private const int Listed = 50;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The visitor's own cases that are in force, over all guilds, newest first; of one guild up to 50. Also of
    /// somebody who was erased and is still banned.</summary>
    public Task<IReadOnlyList<Case>> CasesOfAsync(Visitor visitor, CancellationToken cancellation)
    {
        var (self, erased) = pseudonyms.SubjectOf(visitor.User);
        return db.QueryAsync<Case>(
            AppealSql.CasesOfSelf,
            new
            {
                Self = self,
                Erased = erased,
                Limit = Listed,
            },
            cancellation
        );
    }

    /// <summary>Null where it is not the visitor's, which is written down.</summary>
    public async Task<Case?> CaseAsync(
        Visitor visitor,
        Snowflake<Guild> guild,
        long number,
        CancellationToken cancellation
    )
    {
        var row = await cases.FindAsync(new(guild, number), cancellation);
        if (
            row is { IsDeleted: false, IsHidden: false, Kind: not (CaseKind.Lock or CaseKind.Note) }
            && (row.TargetId == visitor.User || row.TargetId == pseudonyms.Of(visitor.User))
        )
        {
            return row;
        }

        await db.WriteAsync(
            unit => unit.AuditAsync(Entry(guild, visitor, "case.not_found", $"case {number}", AuditOutcome.Refused)),
            cancellation
        );
        return null;
    }

    public async Task<AppealChance> ChanceAsync(Case row, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(row.GuildId, cancellation);
        var earlier = await book.OfCaseAsync(row.GuildId, row.Number, cancellation);
        return AppealRules.Check(row, guild.Appeals, earlier, time.GetUtcNow());
    }

    /// <summary>The new appeal's number.</summary>
    public async Task<Result<Appeal>> MakeAsync(
        Visitor visitor,
        Case row,
        string text,
        IReadOnlyList<AppealAnswer> answers,
        CancellationToken cancellation
    )
    {
        if (CheckWords(text, answers) is { } unfit)
        {
            return unfit;
        }

        var guild = await settings.GetAsync(row.GuildId, cancellation);
        var json = JsonSerializer.Serialize(answers, AegisJson.Default.IReadOnlyListAppealAnswer);
        return await db.WriteAsync(
            async unit =>
            {
                // The guild's lock: what is read below still holds when the row is written.
                await unit.LockCasesAsync(row.GuildId);
                var key = new { Guild = row.GuildId, CaseNumber = row.Number };
                var earlier = await unit.QueryAsync<Appeal>(AppealSql.OfCase, key);
                var chance = AppealRules.Check(row, guild.Appeals, earlier, unit.Now);
                return chance.Kind == ChanceKind.Possible
                    ? await WriteAsync(unit, visitor, row, text, json, earlier.Count + 1)
                    : AppealRefusals.OfChance(chance);
            },
            cancellation
        );
    }

    public async Task<Refusal?> AnswerAsync(Visitor visitor, Appeal appeal, string text, CancellationToken cancellation)
    {
        if (text.Length == 0)
        {
            return AppealRefusals.TextMissing;
        }

        if (text.Length > AppealRules.LongestEntry)
        {
            return AppealRefusals.TooLong("The answer", text.Length, AppealRules.LongestEntry);
        }

        return await ChangeAsync(
            visitor,
            appeal,
            AppealSql.Answered,
            "appeal.answered",
            AppealRefusals.NothingAsked,
            unit =>
                unit.ExecuteAsync(
                    AppealSql.Say,
                    new
                    {
                        Guild = appeal.GuildId,
                        appeal.Number,
                        Kind = EntryKind.Answer.Stored(),
                        AuthorId = visitor.User,
                        AuthorName = visitor.Name,
                        Text = text,
                        unit.Now,
                    }
                ),
            cancellation
        );
    }

    public Task<Refusal?> WithdrawAsync(Visitor visitor, Appeal appeal, CancellationToken cancellation) =>
        ChangeAsync(
            visitor,
            appeal,
            AppealSql.Withdraw,
            "appeal.withdrawn",
            AppealRefusals.NotOpen,
            _ => Task.CompletedTask,
            cancellation
        );

    private static Refusal? CheckWords(string text, IReadOnlyList<AppealAnswer> answers)
    {
        if (text.Length == 0)
        {
            return AppealRefusals.TextMissing;
        }

        if (text.Length > AppealRules.LongestText)
        {
            return AppealRefusals.TooLong("The text", text.Length, AppealRules.LongestText);
        }

        return answers.FirstOrDefault(answer => answer.Answer.Length > AppealRules.LongestAnswer) is { } longest
            ? AppealRefusals.TooLong($"“{longest.Question}”", longest.Answer.Length, AppealRules.LongestAnswer)
            : null;
    }

    private static async Task<Result<Appeal>> WriteAsync(
        Unit unit,
        Visitor visitor,
        Case row,
        string text,
        string answers,
        int attempt
    )
    {
        var guild = new { Guild = row.GuildId };
        var number = await unit.QuerySingleOrDefaultAsync<long>(AppealSql.NextNumber, guild);
        var made = new
        {
            Guild = row.GuildId,
            Number = number,
            CaseNumber = row.Number,
            AppellantId = visitor.User,
            AppellantName = visitor.Name,
            Text = text,
            Answers = answers,
            Attempt = attempt,
            unit.Now,
        };
        if (await unit.ExecuteAsync(AppealSql.Make, made) == 0)
        {
            return AppealRefusals.Open;
        }

        await unit.ExecuteAsync(AppealSql.MarkCase, made);
        await unit.PostCaseAsync(row.Key);
        await unit.EnqueueAsync(new PostAppealJob(row.GuildId, number, unit.Now));
        await unit.AuditAsync(Entry(row.GuildId, visitor, "appeal.made", $"appeal {number}", AuditOutcome.Done));
        await unit.AnnounceAsync(EventOf(row.GuildId, visitor, "appeal.made", number, row.Number));
        var appeal = await unit.QuerySingleOrDefaultAsync<Appeal>(AppealSql.Find, made);
        return appeal!;
    }

    private Task<Refusal?> ChangeAsync(
        Visitor visitor,
        Appeal appeal,
        string change,
        string action,
        Refusal late,
        Func<Unit, Task> andThen,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var whose = new
                {
                    Guild = appeal.GuildId,
                    appeal.Number,
                    Self = visitor.User,
                    unit.Now,
                };
                if (await unit.ExecuteAsync(change, whose) == 0)
                {
                    return late;
                }

                await andThen(unit);
                await unit.EnqueueAsync(new PostAppealJob(appeal.GuildId, appeal.Number, unit.Now));
                await unit.AuditAsync(
                    Entry(appeal.GuildId, visitor, action, $"appeal {appeal.Number}", AuditOutcome.Done)
                );
                await unit.AnnounceAsync(EventOf(appeal.GuildId, visitor, action, appeal.Number, appeal.CaseNumber));
                return (Refusal?)null;
            },
            cancellation
        );

    private static HookEvent EventOf(
        Snowflake<Guild> guild,
        Visitor visitor,
        string type,
        long number,
        long caseNumber
    ) =>
        new(guild, type, $"appeal {number}")
        {
            Actor = visitor.User.ToString(),
            Data = new Dictionary<string, string> { ["case"] = $"{caseNumber}" },
        };

    private static AuditEntry Entry(
        Snowflake<Guild> guild,
        Visitor visitor,
        string action,
        string subject,
        string outcome
    ) =>
        new()
        {
            Guild = guild,
            Actor = visitor.User.ToString(),
            Action = action,
            Subject = subject,
            Outcome = outcome,
        };
}
