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
        var book = new CaseBook(Db, new Pseudonyms(new byte[32]));
        var desk = new AppealDesk(Db, book, new AppealBook(Db), OfflineSettings.Book(Db, Time), Time);

        var cases = await desk.CasesOfAsync(new Visitor(person, "ann", "", ""), Cancellation);

        Assert.Equal(50, cases.Count(row => row.GuildId == new Snowflake<Guild>(2)));
        Assert.Single(cases, row => row.GuildId == new Snowflake<Guild>(1));
    }

    private Task OpenAsync(Snowflake<Guild> guild, int count) =>
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
                            Target = person,
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
