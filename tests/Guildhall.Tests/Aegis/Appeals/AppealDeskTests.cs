using Guildhall.Aegis.Access;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.SignIn;
using Guildhall.Discord.Model;
using Guildhall.Tests.Aegis.Settings;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Appeals;

public sealed class AppealDeskTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Snowflake<User> person = new(417_000_000_000_000_001);

    [Fact]
    public async Task Many_cases_in_one_server_hide_none_in_another()
    {
        await OpenAsync(new(1), 1);
        Time.Advance(TimeSpan.FromDays(1));
        await OpenAsync(new(2), 60);
        var pseudonyms = new Pseudonyms(new byte[32]);
        var book = new CaseBook(Db, pseudonyms);
        var desk = new AppealDesk(Db, book, new AppealBook(Db), OfflineSettings.Book(Db, Time), pseudonyms, Time);

        var cases = await desk.CasesOfAsync(new Visitor(person, "ann", "", ""), Cancellation);

        Assert.Equal(50, cases.Count(row => row.GuildId == new Snowflake<Guild>(2)));
        Assert.Single(cases, row => row.GuildId == new Snowflake<Guild>(1));
    }

    [Fact]
    public async Task Who_was_erased_finds_the_case_that_still_stands()
    {
        var pseudonyms = new Pseudonyms(new byte[32]);
        await OpenAsync(new(1), 1, pseudonyms.Of(person));
        var book = new CaseBook(Db, pseudonyms);
        var desk = new AppealDesk(Db, book, new AppealBook(Db), OfflineSettings.Book(Db, Time), pseudonyms, Time);
        var visitor = new Visitor(person, "ann", "", "");

        var own = Assert.Single(await desk.CasesOfAsync(visitor, Cancellation));

        Assert.NotNull(await desk.CaseAsync(visitor, own.GuildId, own.Number, Cancellation));
        Assert.Empty(await desk.CasesOfAsync(visitor with { User = new(42) }, Cancellation));
    }

    private Task OpenAsync(Snowflake<Guild> guild, int count, Snowflake<User>? target = null) =>
        Db.WriteAsync(
            async unit =>
            {
                await unit.LockCasesAsync(guild);
                for (var i = 0; i < count; i++)
                {
                    await unit.OpenCaseAsync(
                        guild,
                        new()
                        {
                            Kind = CaseKind.Warn,
                            Target = target ?? person,
                            TargetName = "ann",
                            Actor = Staff.OfSystem(guild, "tests"),
                            Source = CaseSource.Command,
                            IsApplied = true,
                            IdempotencyKey = $"{i}",
                        }
                    );
                }
            },
            Cancellation
        );
}
