using System.Globalization;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>
/// Takes a person out of everything that Aegis keeps. Cases stay as the guild's record under a pseudonym; what runs on a
/// timer keeps the id until it ends. Doing it again changes nothing.
/// </summary>
internal sealed class PersonEraser(Db db, Pseudonyms pseudonyms)
{
    private const int ShortestName = 3;

    private static readonly string[] others =
    [
        PrivacySql.ActingFor,
        PrivacySql.Enders,
        PrivacySql.Deleters,
        PrivacySql.NoteAuthors,
        PrivacySql.EvidenceAdders,
        PrivacySql.Deciders,
        PrivacySql.AppealAnswers,
        PrivacySql.EntryAuthors,
        PrivacySql.Voters,
        PrivacySql.Observed,
        PrivacySql.Observers,
        PrivacySql.Snapshots,
        PrivacySql.Grants,
        PrivacySql.Waiting,
        PrivacySql.Dm,
        PrivacySql.Locks,
        PrivacySql.Hits,
        PrivacySql.Markers,
        PrivacySql.VoteTargets,
        PrivacySql.VoteDeciders,
        PrivacySql.HitVoters,
        PrivacySql.MassTargets,
        PrivacySql.MassActors,
        PrivacySql.Joins,
        PrivacySql.Holds,
        PrivacySql.HeldNames,
        PrivacySql.CleanupTargets,
        PrivacySql.CleanupAuthors,
        PrivacySql.AuditActors,
        PrivacySql.WebhookBodies,
        PrivacySql.WebhookMakers,
        PrivacySql.AuditDetails,
    ];

    /// <param name="person">Who asked for it.</param>
    /// <param name="before">When: cases that were opened later are another matter.</param>
    /// <param name="cancellation">Of the caller.</param>
    public Task<Erasure> EraseAsync(Snowflake<User> person, DateTimeOffset before, CancellationToken cancellation)
    {
        var pseudonym = pseudonyms.Of(person);
        return db.WriteAsync(unit => EraseAsync(unit, person, pseudonym, before), cancellation);
    }

    private static async Task<Erasure> EraseAsync(
        Unit unit,
        Snowflake<User> person,
        Snowflake<User> pseudonym,
        DateTimeOffset before
    )
    {
        var self = new
        {
            Self = person,
            SelfText = person.ToString(),
            SelfLike = $"%{person}%",
            Pseudonym = pseudonym,
            PseudonymText = pseudonym.ToString(),
            Pseudonyms.Name,
            Before = before,
            unit.Now,
        };
        var guilds = await unit.QueryAsync<Snowflake<Guild>>(PrivacySql.Guilds, self);
        var logged = await unit.QueryAsync<Shown>(PrivacySql.Logged, self);
        var shown = await unit.QueryAsync<Shown>(PrivacySql.AppealsOf, self);
        var running = await unit.QuerySingleOrDefaultAsync<Running>(PrivacySql.Running, self);
        await EraseNamesAsync(unit, person);
        var notes = await unit.ExecuteAsync(PrivacySql.NotesAbout, self);
        var evidence = await unit.ExecuteAsync(PrivacySql.EvidenceAbout, self);
        var cases = await unit.ExecuteAsync(PrivacySql.Targets, self);
        await unit.ExecuteAsync(PrivacySql.NamesOfRunning, self);
        var deeds = await unit.ExecuteAsync(PrivacySql.Actors, self);
        var appeals = await unit.ExecuteAsync(PrivacySql.Appellants, self);
        foreach (var statement in others)
        {
            await unit.ExecuteAsync(statement, self);
        }

        var sessions = await WebSessions.RevokeAllAsync(unit, person);
        foreach (var row in logged)
        {
            await unit.PostCaseAsync(new(row.GuildId, row.Number));
        }

        foreach (var row in shown)
        {
            await unit.EnqueueAsync(new PostAppealJob(row.GuildId, row.Number, unit.Now));
        }

        var erasure = new Erasure(cases, deeds, notes, evidence, appeals, sessions, running!.Count, running.Last);
        foreach (var guild in guilds)
        {
            await unit.AuditAsync(
                new()
                {
                    Guild = guild,
                    Actor = pseudonym.ToString(),
                    Action = "privacy.erased",
                    Subject = pseudonym.ToString(),
                }
            );
        }

        return erasure;
    }

    /// <summary>Reasons are the guild's words and stay, without the person in them.</summary>
    private static async Task EraseNamesAsync(Unit unit, Snowflake<User> person)
    {
        var names = await unit.QueryAsync<string>(PrivacySql.Names, new { Self = person });
        var known = names.Where(name => name.Length >= ShortestName && name != Pseudonyms.Name);
        foreach (var text in known.Append(person.ToString()))
        {
            await unit.ExecuteAsync(
                PrivacySql.NameInReasons,
                new
                {
                    Self = person,
                    Text = text,
                    Like = $"%{text}%",
                    Pseudonyms.Name,
                }
            );
        }
    }

    /// <summary>Something whose message in Discord has to forget the name too.</summary>
    private sealed record Shown(Snowflake<Guild> GuildId, long Number);

    private sealed record Running
    {
        public long Count { get; init; }

        public DateTimeOffset? Last { get; init; }
    }
}

/// <param name="Cases">About the person, now under a pseudonym.</param>
/// <param name="Deeds">Of the person as staff.</param>
/// <param name="Kept">Cases that run under the id until they end.</param>
/// <param name="KeptUntil">When the last of them ends; null where it has no end.</param>
internal sealed record Erasure(
    int Cases,
    int Deeds,
    int Notes,
    int Evidence,
    int Appeals,
    int Sessions,
    long Kept,
    DateTimeOffset? KeptUntil
)
{
    public override string ToString()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Cases} cases and {Deeds} actions of staff under a pseudonym, {Notes} notes, {Evidence} pieces of evidence and {Appeals} appeals erased, {Sessions} sessions ended."
        );
        return Kept == 0
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text} {Kept} cases are still running and keep the id, without the name, until they end{(KeptUntil is { } end ? $" ({end.UtcDateTime:yyyy-MM-dd})" : "")}."
            );
    }
}
