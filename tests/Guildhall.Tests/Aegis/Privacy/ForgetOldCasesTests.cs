using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Tests.Aegis.Privacy.Suites;
using Guildhall.Tests.Aegis.Settings;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Privacy;

public sealed class ForgetOldCasesTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Snowflake<Guild> guild = new(900_000_000_000_000_001);

    private readonly MemoryStore store = new();
    private int opened;

    [Fact]
    public async Task What_is_older_than_the_server_keeps_goes_with_its_files_and_what_still_holds_stays()
    {
        var warning = await OpenAsync(CaseKind.Warn);
        var ban = await OpenAsync(CaseKind.Ban);
        await EvidenceAsync(warning);
        Time.Advance(TimeSpan.FromDays(400));
        var fresh = await OpenAsync(CaseKind.Warn);
        await SettingsAsync("""{"retention":{"cases":"365d"}}""");

        await RunAsync();

        Assert.Equal([ban.Number, fresh.Number], await NumbersAsync());
        Assert.Empty(store.Keys);
        Assert.Equal(0, await CountAsync("case_evidence"));
        Assert.Equal(1, await CountAsync("jobs WHERE kind = 'aegis.retention'"));
        Assert.Equal(fresh.Number + 1, (await OpenAsync(CaseKind.Warn)).Number);
    }

    [Fact]
    public async Task Where_nothing_is_set_nothing_goes()
    {
        var warning = await OpenAsync(CaseKind.Warn);
        Time.Advance(TimeSpan.FromDays(4000));

        await RunAsync();

        Assert.Equal([warning.Number], await NumbersAsync());
        Assert.Equal(0, await CountAsync("jobs WHERE kind = 'aegis.retention'"));
    }

    private Task RunAsync()
    {
        var forget = new ForgetOldCases(Db, OfflineSettings.Book(Db, Time), new PersonFiles(store), Time);
        var day = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        return forget.HandleAsync(new(guild, day), new JobRun(1, 1, false, Time.GetUtcNow()), Cancellation);
    }

    private Task<IReadOnlyList<long>> NumbersAsync() =>
        Db.QueryAsync<long>("SELECT number FROM cases ORDER BY number", null, Cancellation);

    private Task<int> SettingsAsync(string json) =>
        Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    SettingsSql.Save,
                    new
                    {
                        Guild = guild,
                        Expected = 0L,
                        Settings = json,
                        unit.Now,
                    }
                ),
            Cancellation
        );

    private Task<Case> OpenAsync(CaseKind kind) =>
        Db.WriteAsync(
            async unit =>
            {
                await unit.LockCasesAsync(guild);
                return await unit.OpenCaseAsync(
                    guild,
                    new()
                    {
                        Kind = kind,
                        Target = new(417_000_000_000_000_001),
                        TargetName = "ann",
                        Actor = Staff.OfSystem(guild, "tests"),
                        Source = CaseSource.Command,
                        IsApplied = true,
                        IdempotencyKey = $"{kind}:{++opened}",
                    }
                );
            },
            Cancellation
        );

    private async Task EvidenceAsync(Case row)
    {
        var place = $"evidence/{guild}/{row.Number}/file";
        using var bytes = new MemoryStream([1, 2, 3]);
        await store.PutAsync(place, bytes, "text/plain", Cancellation);
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    EvidenceSql.Add,
                    new
                    {
                        Guild = guild,
                        row.Number,
                        Kind = "file",
                        Name = "file",
                        MediaType = "text/plain",
                        Size = 3L,
                        Hash = "hash",
                        Place = place,
                        Snapshot = (string?)null,
                        AddedBy = row.ActorId,
                        unit.Now,
                    }
                ),
            Cancellation
        );
    }
}
