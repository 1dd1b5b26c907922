using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Guildhall.Aegis;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Voice;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Raids.Joins;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Tests.Aegis.AutoMod;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Privacy.Suites;

/// <summary>Scenario 30 of the specification, without tickets, on either database: a row of every declared table has the
/// person in it.</summary>
public abstract class PersonErasureSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private const string Name = "zacharias-the-unforgettable";
    private static readonly Snowflake<Guild> guild = new(900_000_000_000_000_001);
    private static readonly Snowflake<User> person = new(417_000_000_000_000_001);
    private static readonly Snowflake<User> other = new(417_000_000_000_000_002);
    private static readonly Pseudonyms pseudonyms = new(new byte[32]);

    private readonly MemoryStore store = new();
    private readonly LiveGuilds live = new();
    private readonly StaffNames names = new();
    private int opened;

    [Fact]
    public async Task Forty_cases_files_and_a_ban_are_exported_whole_then_erased_and_the_ban_holds()
    {
        await FillAsync();
        var ban = await OpenAsync(CaseKind.Ban, person);
        for (var i = 0; i < 38; i++)
        {
            await OpenAsync(CaseKind.Warn, person);
        }

        await EvidenceAsync(ban, "own.png", "mine");
        var foreign = await OpenAsync(CaseKind.Warn, other);
        await MessageAsync(foreign, "of-mine.txt");
        await EvidenceAsync(foreign, "of-mine.txt", "also mine");

        var export = await ExportAsync();
        var first = await EraseAsync();
        var second = await EraseAsync();

        Assert.Equal(40, Rows(export["cases.json"]).Count);
        Assert.Contains(
            export,
            file => file.Key.StartsWith("evidence/", StringComparison.Ordinal) && file.Value == "mine"
        );
        Assert.All(
            PersonTables.All.SelectMany(table => table.Parts),
            part => Assert.True(Rows(export[$"{part.Name}.json"]).Count > 0, $"{part.Name} is empty.")
        );
        Assert.DoesNotContain(export, file => file.Value.Contains(other.ToString(), StringComparison.Ordinal));
        Assert.Equal((2, 0L), (first.Files, first.Kept));
        Assert.True(second.IsNothing, second.ToString());
        Assert.Empty(store.Keys);
        Assert.Equal("privacy_requests.user_id", await TracesAsync());
        var kept = await Db.QueryAsync<Case>(
            CaseSql.Standing,
            new
            {
                Guild = guild,
                Target = pseudonyms.Of(person),
                Erased = pseudonyms.Of(person),
                Kind = "ban",
            },
            Cancellation
        );
        Assert.Equal(ban.Number, Assert.Single(kept).Number);
        var found = await new CaseBook(Db, pseudonyms).StandingAsync(guild, person, CaseKind.Ban, Cancellation);
        Assert.Equal(ban.Number, Assert.Single(found).Number);
    }

    [Fact]
    public async Task A_ban_with_an_end_keeps_the_id_until_then_and_the_next_run_takes_it()
    {
        var ban = await OpenAsync(CaseKind.Ban, person, TimeSpan.FromDays(2));

        var first = await EraseAsync();
        await Db.WriteAsync(
            unit => unit.EndCaseAsync(ban, Effect.Expired, Staff.OfSystem(guild, "expiry"), "expired"),
            Cancellation
        );
        var second = await EraseAsync();

        Assert.Equal((1L, ban.ExpiresAt), (first.Kept, first.KeptUntil));
        Assert.Equal(0, second.Kept);
        Assert.Equal("", await TracesAsync());
    }

    [Fact]
    public async Task Who_was_erased_is_counted_from_nothing_in_memory_too()
    {
        var rules = RuleKit.Of("""{"rate":{"count":3,"in":"1m"}}""", ""","cooldown":{"for":"1h"}""").Rules;
        var kit = new RuleKit(rules);
        Verdict Say() => live.Decide(guild, rules, kit.Message("hello", person.Value), "normal", TimeSpan.Zero);
        names.Remember(guild.Value, person.Value, "Gurney Halleck");
        Say();
        Say();
        Assert.NotEmpty(Say().Hits);

        await EraseAsync();

        Assert.Empty(Say().Hits);
        Assert.Empty(Say().Hits);
        Assert.NotEmpty(Say().Hits);
        var imitator = kit.Message("Gurney Halleck", other.Value) with { Guild = guild.Value };
        Assert.False(names.IsImitated(imitator));
    }

    private async Task<Erasure> EraseAsync()
    {
        var memories = new Memories(live, names, new VoicePlaces(), new RaidRooms(Db, Time), new(Time));
        var eraser = new PersonEraser(Db, pseudonyms, new PersonFiles(store), memories, []);
        return await eraser.EraseAsync(person, Time.GetUtcNow(), Cancellation);
    }

    private async Task<Dictionary<string, string>> ExportAsync()
    {
        using var zip = new MemoryStream();
        await new PersonExport(Db, store, []).WriteAsync(person, zip, Cancellation);
        zip.Position = 0;
        await using var archive = new ZipArchive(zip);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            files[entry.FullName] = await reader.ReadToEndAsync(Cancellation);
        }

        return files;
    }

    private static System.Text.Json.Nodes.JsonArray Rows(string json) =>
        System.Text.Json.Nodes.JsonNode.Parse(json)!.AsArray();

    private Task<Case> OpenAsync(CaseKind kind, Snowflake<User> target, TimeSpan? length = null) =>
        Db.WriteAsync(
            async unit =>
            {
                await unit.LockCasesAsync(guild);
                var row = await unit.OpenCaseAsync(
                    guild,
                    new()
                    {
                        Kind = kind,
                        Target = target,
                        TargetName = target == person ? Name : "other",
                        Actor = Staff.OfSystem(guild, "tests"),
                        Source = CaseSource.Command,
                        Reason = target == person ? $"{Name} ({person}) again" : "another",
                        Duration = length,
                        IdempotencyKey = $"{kind}:{target}:{++opened}",
                    }
                );
                await unit.ApplyCaseAsync(
                    row,
                    pseudonyms.SubjectOf(target),
                    DmState.Skipped,
                    target == person ? $"tests · {Name}" : "tests",
                    Staff.OfSystem(guild, "tests")
                );
                return row;
            },
            Cancellation
        );

    private async Task EvidenceAsync(Case row, string name, string content)
    {
        var place = $"evidence/{guild}/{row.Number}/{name.Replace(".", "-", StringComparison.Ordinal)}";
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await store.PutAsync(place, bytes, "text/plain", Cancellation);
        await AddAsync(row, "file", name, place, null);
    }

    /// <summary>One of the person, as evidence against somebody else.</summary>
    private Task<int> MessageAsync(Case row, string file)
    {
        var message = new MessageSnapshot(new(5), new(6), person, Name, "my words", Time.GetUtcNow(), null, [file]);
        return AddAsync(
            row,
            "message",
            "link",
            null,
            JsonSerializer.Serialize(message, AegisJson.Default.MessageSnapshot)
        );
    }

    private Task<int> AddAsync(Case row, string kind, string name, string? place, string? snapshot) =>
        Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    EvidenceSql.Add,
                    new
                    {
                        Guild = guild,
                        row.Number,
                        Kind = kind,
                        Name = name,
                        MediaType = "text/plain",
                        Size = 1L,
                        Hash = name,
                        Place = place,
                        Snapshot = snapshot,
                        AddedBy = other,
                        unit.Now,
                    }
                ),
            Cancellation
        );

    private async Task FillAsync()
    {
        foreach (var table in PersonTables.All)
        {
            // What counts by itself is the database's to fill.
            List<Column> columns =
            [
                .. (await ColumnsAsync(table.Name)).Where(column => column is not { Name: "id", IsText: false }),
            ];
            var names = string.Join(", ", columns.Select(column => column.Name));
            var values = string.Join(
                ", ",
                columns.Select(column => FilledRow.ValueOf(table.Name, column.Name, column.Type, person, Name))
            );
            await ExecuteAsync($"INSERT INTO {table.Name} ({names}) VALUES ({values})");
        }

        await ExecuteAsync($"INSERT INTO case_labels (guild_id, number, label) VALUES ({guild}, 1, 'loud')");
        await ExecuteAsync($"INSERT INTO guild_counters (guild_id, name, value) VALUES ({guild}, 'case', 1)");
    }

    private Task<int> ExecuteAsync(string sql) => Db.WriteAsync(unit => unit.ExecuteAsync(sql), Cancellation);

    /// <summary>Every table and column that has the name or the id in it.</summary>
    private async Task<string> TracesAsync()
    {
        var found = new List<string>();
        foreach (var table in PersonTables.All)
        {
            foreach (var column in await ColumnsAsync(table.Name))
            {
                var text = $"CAST({column.Name} AS TEXT)";
                var count = await Db.QuerySingleOrDefaultAsync<long>(
                    $"SELECT COUNT(*) FROM {table.Name} WHERE {text} LIKE '%{person}%' OR {text} LIKE '%{Name}%'",
                    null,
                    Cancellation
                );
                if (count > 0)
                {
                    found.Add($"{table.Name}.{column.Name}");
                }
            }
        }

        return string.Join(", ", found);
    }

    private Task<IReadOnlyList<Column>> ColumnsAsync(string table) =>
        Db.QueryAsync<Column>(
            Db.Dialect.Choose(
                "SELECT name, type FROM pragma_table_info(@Table)",
                """
                SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns
                WHERE table_name = @Table ORDER BY ordinal_position
                """
            ),
            new { Table = table },
            Cancellation
        );

    private sealed record Column(string Name, string Type)
    {
        public bool IsText => Type.Equals("TEXT", StringComparison.OrdinalIgnoreCase);
    }
}
