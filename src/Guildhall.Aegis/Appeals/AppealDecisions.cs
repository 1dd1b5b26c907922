using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>What staff do with an appeal: the same for buttons, forms, commands and the API.</summary>
internal sealed class AppealDecisions(Db db, AppealBook book, CaseBook cases, GuildSettingsBook settings, Gates gates)
{
    public static Need Need { get; } = new() { Rights = [Rights.Appeals] };

    /// <summary>The appeal, for somebody who may look at it.</summary>
    public async Task<Result<Appeal>> FindAsync(Staff staff, long number, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, Need, cancellation) is { } closed)
        {
            return closed;
        }

        if (await book.FindAsync(staff.Guild, number, staff.Actor, _ => true, cancellation) is not { } found)
        {
            return AppealRefusals.NotFound(number);
        }

        // What staff say among themselves is not for whom it is about, staff or not.
        return found.AppellantId == staff.User ? AppealRefusals.OwnAppeal : found;
    }

    /// <summary>A vote, and where it decides, the decision. Of several who decide at once, one does.</summary>
    /// <param name="decides">False: a vote and no more, unless votes decide here.</param>
    /// <param name="reason">The appellant reads it.</param>
    public async Task<Result<AppealSaid>> SpeakAsync(
        Staff staff,
        long number,
        bool isFor,
        bool decides,
        string? reason,
        CancellationToken cancellation
    )
    {
        if (!(await FindAsync(staff, number, cancellation)).TryGet(out var appeal, out var refusal))
        {
            return refusal;
        }

        if (!appeal.IsOpen)
        {
            return AppealRefusals.Decided(appeal);
        }

        if (reason is { Length: > AppealRules.LongestEntry })
        {
            return AppealRefusals.TooLong("The reason", reason.Length, AppealRules.LongestEntry);
        }

        var guild = await settings.GetAsync(staff.Guild, cancellation);
        var row = await cases.FindAsync(new(staff.Guild, appeal.CaseNumber), cancellation);
        return await db.WriteAsync(
            unit => SpeakAsync(unit, staff, appeal, row, guild.Appeals, isFor, decides, reason),
            cancellation
        );
    }

    /// <summary>A question to the appellant, who can answer it on the page.</summary>
    public Task<Result<AppealSaid>> AskAsync(
        Staff staff,
        long number,
        string question,
        CancellationToken cancellation
    ) => SayAsync(staff, number, question, EntryKind.Question, cancellation);

    /// <summary>A word among staff.</summary>
    public Task<Result<AppealSaid>> CommentAsync(
        Staff staff,
        long number,
        string text,
        CancellationToken cancellation
    ) => SayAsync(staff, number, text, EntryKind.Comment, cancellation);

    private static async Task<Result<AppealSaid>> SpeakAsync(
        Unit unit,
        Staff staff,
        Appeal appeal,
        Case? row,
        AppealSettings settings,
        bool isFor,
        bool decides,
        string? reason
    )
    {
        var vote = new
        {
            Guild = appeal.GuildId,
            appeal.Number,
            VoterId = staff.User!.Value,
            VoterName = staff.Name,
            // Flags are numbers, and PostgreSQL takes no truth value for one.
            IsFor = isFor ? 1 : 0,
            unit.Now,
        };
        // First, so that of several who speak at once each counts the others.
        await unit.ExecuteAsync(AppealSql.Touch, vote);
        var now = (await unit.QuerySingleOrDefaultAsync<Appeal>(AppealSql.Find, vote))!;
        if (!now.IsOpen)
        {
            return AppealRefusals.Decided(now);
        }

        var others = await unit.QueryAsync<AppealVote>(AppealSql.Votes, vote);
        IReadOnlyList<AppealVote> votes =
        [
            .. others.Where(other => other.VoterId != vote.VoterId),
            new(vote.VoterId, vote.VoterName, isFor),
        ];
        var verdict = AppealVerdict.Of(
            votes,
            vote.VoterId,
            isFor,
            decides,
            settings.Votes,
            PunishersOf(row),
            settings.PunisherDecides
        );
        if (verdict == VerdictKind.NotAlone && decides)
        {
            // Who asked for a decision has not asked for a vote.
            return AppealRefusals.OwnCase;
        }

        var said = new AppealSaid(appeal, verdict, votes, settings.Votes);
        if (verdict == VerdictKind.Decided)
        {
            await DecideAsync(unit, staff, appeal, isFor, reason);
        }

        await unit.ExecuteAsync(AppealSql.Vote, vote);
        await unit.EnqueueAsync(new PostAppealJob(appeal.GuildId, appeal.Number, unit.Now));
        var action = verdict == VerdictKind.Decided ? (isFor ? "appeal.approved" : "appeal.denied") : "appeal.voted";
        await unit.AuditAsync(Entry(staff, appeal, action));
        await unit.AnnounceAsync(EventOf(staff, appeal, action));
        return said;
    }

    /// <summary>Who did it, and on whose behalf.</summary>
    private static List<Snowflake<User>> PunishersOf(Case? row) =>
        [.. new[] { row?.ActorId, row?.ActingForId }.OfType<Snowflake<User>>().Where(user => !user.IsEmpty)];

    private static async Task DecideAsync(Unit unit, Staff staff, Appeal appeal, bool isFor, string? reason)
    {
        var state = isFor ? AppealState.Approved : AppealState.Denied;
        await unit.ExecuteAsync(
            AppealSql.Decide,
            new
            {
                Guild = appeal.GuildId,
                appeal.Number,
                State = state.Stored(),
                ById = staff.User,
                ByName = staff.Name,
                Reason = ReadableText.Clean(reason),
                Lift = (isFor ? AppealLift.Pending : AppealLift.None).Stored(),
                unit.Now,
            }
        );
        await unit.EnqueueAsync(new FinishAppealJob(appeal.GuildId, appeal.Number));
    }

    private async Task<Result<AppealSaid>> SayAsync(
        Staff staff,
        long number,
        string text,
        EntryKind kind,
        CancellationToken cancellation
    )
    {
        if (!(await FindAsync(staff, number, cancellation)).TryGet(out var appeal, out var refusal))
        {
            return refusal;
        }

        var words = AppealText.Normal(text);
        if (words.Length is 0 or > AppealRules.LongestEntry)
        {
            return words.Length == 0
                ? new Refusal("aegis.appeal_text", "Write something: 1 to 1,000 characters.")
                : AppealRefusals.TooLong("The text", words.Length, AppealRules.LongestEntry);
        }

        return await db.WriteAsync(unit => SayAsync(unit, staff, appeal, words, kind), cancellation);
    }

    private static async Task<Result<AppealSaid>> SayAsync(
        Unit unit,
        Staff staff,
        Appeal appeal,
        string words,
        EntryKind kind
    )
    {
        var entry = new
        {
            Guild = appeal.GuildId,
            appeal.Number,
            Kind = kind.Stored(),
            AuthorId = staff.User!.Value,
            AuthorName = staff.Name,
            Text = words,
            unit.Now,
        };
        var changed = await unit.ExecuteAsync(kind == EntryKind.Question ? AppealSql.Ask : AppealSql.Touch, entry);
        if (changed == 0)
        {
            return AppealRefusals.Decided((await unit.QuerySingleOrDefaultAsync<Appeal>(AppealSql.Find, entry))!);
        }

        await unit.ExecuteAsync(AppealSql.Say, entry);
        await unit.EnqueueAsync(new PostAppealJob(appeal.GuildId, appeal.Number, unit.Now));
        if (kind == EntryKind.Question)
        {
            await unit.EnqueueAsync(new TellAppellantJob(appeal.GuildId, appeal.Number, unit.Now));
        }

        var action = kind == EntryKind.Question ? "appeal.asked" : "appeal.commented";
        await unit.AuditAsync(Entry(staff, appeal, action));
        await unit.AnnounceAsync(EventOf(staff, appeal, action));
        return new AppealSaid(appeal, VerdictKind.Undecided, [], 0);
    }

    private static HookEvent EventOf(Staff staff, Appeal appeal, string type) =>
        new(appeal.GuildId, type, $"appeal {appeal.Number}")
        {
            Actor = staff.Actor,
            Data = new Dictionary<string, string> { ["case"] = $"{appeal.CaseNumber}" },
        };

    private static AuditEntry Entry(Staff staff, Appeal appeal, string action) =>
        new()
        {
            Guild = appeal.GuildId,
            Actor = staff.Actor,
            Action = action,
            Subject = $"appeal {appeal.Number}",
        };
}

/// <param name="Appeal">As it was before.</param>
/// <param name="Required">Votes that decide; 0: one person does.</param>
internal sealed record AppealSaid(Appeal Appeal, VerdictKind Verdict, IReadOnlyList<AppealVote> Votes, int Required)
{
    public int For => Votes.Count(vote => vote.IsFor);

    public int Against => Votes.Count - For;
}
