using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Onomancer;

namespace Guildhall.Tests.Aegis.Privacy;

public sealed class SweepExportsTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task Exports_go_after_a_week()
    {
        using var folder = new TempFolder();
        var files = new ExportFiles(folder.Path);
        await files.SaveAsync("old.zip", (_, _) => Task.CompletedTask, Cancellation);
        var request = new
        {
            Id = "old",
            Kind = "export",
            Self = new Snowflake<User>(42),
            Pseudonym = new Snowflake<User>(43),
            AskedBy = "self",
            Receipt = "receipt",
            File = "old.zip",
            Now = Time.GetUtcNow(),
            Expires = Time.GetUtcNow() + ExportFiles.Lifetime,
        };
        await Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(PrivacySql.Ask, request);
                await unit.ExecuteAsync(PrivacySql.Done, request);
            },
            Cancellation
        );
        var sweep = new SweepExports(Db, files, Time);
        var run = new JobRun(1, 1, false, Time.GetUtcNow());

        await sweep.HandleAsync(new(Time.GetUtcNow()), run, Cancellation);
        Assert.NotNull(files.TryFind("old.zip"));
        Time.Advance(ExportFiles.Lifetime);
        await sweep.HandleAsync(new(Time.GetUtcNow()), run, Cancellation);

        Assert.Null(files.TryFind("old.zip"));
    }
}
