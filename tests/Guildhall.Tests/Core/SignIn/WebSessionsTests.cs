using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.SignIn;

public sealed class WebSessionsTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly Snowflake<User> someone = new(42);

    private WebSessions Sessions => new(Db, Time);

    [Fact]
    public async Task A_session_ends_after_twelve_hours_without_use()
    {
        var key = await Sessions.StartAsync(someone, "someone", "agent", Cancellation);

        Time.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await Sessions.FindAsync(key, Cancellation));
        Time.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await Sessions.FindAsync(key, Cancellation));
        Time.Advance(TimeSpan.FromHours(12));

        Assert.Null(await Sessions.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_session_ends_after_seven_days_however_busy()
    {
        var key = await Sessions.StartAsync(someone, "someone", "agent", Cancellation);
        for (var i = 0; i < 13; i++)
        {
            Time.Advance(TimeSpan.FromHours(11.9));
            Assert.NotNull(await Sessions.FindAsync(key, Cancellation));
        }

        Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(11.9 * 13));

        Assert.Null(await Sessions.FindAsync(key, Cancellation));
        Assert.Empty(await Sessions.OfAsync(someone, Cancellation));
    }

    [Fact]
    public async Task Old_sessions_leave_no_row()
    {
        await Sessions.StartAsync(someone, "someone", "agent", Cancellation);
        Time.Advance(TimeSpan.FromDays(8));

        await Sessions.StartAsync(someone, "someone", "agent", Cancellation);

        Assert.Equal(
            1,
            await Db.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM web_sessions", null, Cancellation)
        );
    }

    [Fact]
    public async Task Each_session_has_a_token_of_changes_of_its_own()
    {
        var first = await Sessions.StartAsync(someone, "someone", "agent", Cancellation);
        var second = await Sessions.StartAsync(someone, "someone", "agent", Cancellation);

        Assert.Equal(WebSessions.CsrfOf(first), WebSessions.CsrfOf(first));
        Assert.NotEqual(WebSessions.CsrfOf(first), WebSessions.CsrfOf(second));
        Assert.NotEqual(first, WebSessions.CsrfOf(first));
    }
}
