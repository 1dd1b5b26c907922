using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>
/// Takes a person out of everything that is kept. Cases stay as the guild's record under a pseudonym; what runs on a
/// timer keeps the id until it ends. Doing it again changes nothing.
/// </summary>
internal sealed class PersonEraser(
    Db db,
    Pseudonyms pseudonyms,
    PersonFiles files,
    Memories memories,
    IEnumerable<IPersonRecords> others
)
{
    private const int ShortestName = 3;
    private static readonly TimeSpan undoable = TimeSpan.FromHours(24);

    /// <param name="person">Who asked for it.</param>
    /// <param name="before">When: cases that were opened later are another matter.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async Task<Erasure> EraseAsync(Snowflake<User> person, DateTimeOffset before, CancellationToken cancellation)
    {
        var pseudonym = pseudonyms.Of(person);
        var look = new { Self = person, SelfLike = $"%{person}%" };
        var rows = await db.QueryAsync<EvidenceRow>(PersonEraseSql.Evidence, look, cancellation);
        // Files first: a run that is cut off finds their rows again, and never a file without a row.
        await files.RemoveAsync(PersonFiles.Plan(rows, person, pseudonym).Places, cancellation);
        var (erasure, gone) = await db.WriteAsync(unit => EraseAsync(unit, person, pseudonym, before), cancellation);
        // What was added in between.
        await files.RemoveAsync(gone, cancellation);
        memories.Forget(person);
        return erasure;
    }

    private async Task<(Erasure Erasure, IReadOnlyList<string> Places)> EraseAsync(
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
            UndoableFrom = unit.Now - undoable,
            unit.Now,
        };
        var guilds = await unit.QueryAsync<Snowflake<Guild>>(PersonEraseSql.Guilds, self);
        var logged = await unit.QueryAsync<Shown>(PersonEraseSql.Logged, self);
        var shown = await unit.QueryAsync<Shown>(PersonEraseSql.AppealsOf, self);
        var running = await unit.QuerySingleOrDefaultAsync<Running>(PersonEraseSql.Running, self);
        var open = await unit.QuerySingleOrDefaultAsync<long>(PersonEraseSql.Undoable, self);
        await EraseNamesAsync(unit, person);
        var plan = PersonFiles.Plan(
            await unit.QueryAsync<EvidenceRow>(PersonEraseSql.Evidence, self),
            person,
            pseudonym
        );
        await PersonFiles.EraseAsync(unit, plan);
        await unit.ExecuteAsync(PersonEraseSql.SettingsVersion, self);
        await unit.ExecuteAsync(PersonEraseSql.RulesVersion, self);
        var changed = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(changed, "case_evidence", plan.Removed.Count + plan.Rewritten.Count);
        foreach (var table in PersonTables.All)
        {
            foreach (var statement in table.Erasures)
            {
                Count(changed, table.Name, await unit.ExecuteAsync(statement, self));
            }
        }

        foreach (var records in others)
        {
            foreach (var (table, rows) in await records.EraseAsync(unit, person))
            {
                Count(changed, table, rows);
            }
        }

        await TellAsync(unit, logged, shown);
        List<string> places = [.. plan.Places];
        var erasure = new Erasure(changed, places.Count, running!.Count + open, running.Last);
        await AuditAsync(unit, guilds, pseudonym);
        return (erasure, places);
    }

    /// <summary>What stands in Discord has to forget the name too.</summary>
    private static async Task TellAsync(Unit unit, IReadOnlyList<Shown> logged, IReadOnlyList<Shown> shown)
    {
        foreach (var row in logged)
        {
            await unit.PostCaseAsync(new(row.GuildId, row.Number));
        }

        foreach (var row in shown)
        {
            await unit.EnqueueAsync(new PostAppealJob(row.GuildId, row.Number, unit.Now));
        }
    }

    private static async Task AuditAsync(Unit unit, IReadOnlyList<Snowflake<Guild>> guilds, Snowflake<User> pseudonym)
    {
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
    }

    private static async Task EraseNamesAsync(Unit unit, Snowflake<User> person)
    {
        var names = await unit.QueryAsync<string>(PersonEraseSql.Names, new { Self = person });
        foreach (var text in names.Where(name => name is { Length: >= ShortestName } && name != Pseudonyms.Name))
        {
            await unit.ExecuteAsync(
                PersonEraseSql.NameInReasons,
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

    private static void Count(Dictionary<string, int> changed, string table, int rows)
    {
        if (rows > 0)
        {
            changed[table] = changed.GetValueOrDefault(table) + rows;
        }
    }

    private sealed record Shown(Snowflake<Guild> GuildId, long Number);

    private sealed record Running
    {
        public long Count { get; init; }

        public DateTimeOffset? Last { get; init; }
    }
}
