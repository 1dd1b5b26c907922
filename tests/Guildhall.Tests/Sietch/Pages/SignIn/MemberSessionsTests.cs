using Guildhall.Core;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Wallets.Links;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Tests.Sietch.Pages.SignIn;

public sealed class MemberSessionsTests : StorageSuite
{
    private const ulong Paul = 100;
    private const ulong Feyd = 200;

    private readonly string keys;

    public MemberSessionsTests()
        : this(new()) { }

    private MemberSessionsTests(SqliteUnderTest storage)
        : base(storage) => keys = System.IO.Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    private LinkLab Lab => field ??= new(Db, keys);

    private WalletDesk Desk => Lab.Desk;

    private MemberSessions Sessions =>
        field ??= new(
            Db,
            Time,
            Microsoft.Extensions.Options.Options.Create(
                new GuildhallOptions { PublicUrl = new Uri("https://guildhall.example/") }
            )
        );

    [Fact]
    public async Task A_session_ends_with_the_link_of_the_wallet_that_opened_it_and_no_other_wallet_brings_it_back()
    {
        await Lab.LinkAsync(Paul, 1);
        var browser = await SignInAsync(1);
        await Lab.LinkAsync(Paul, 2);
        var second = await SignInAsync(2);
        Assert.True(await IsInAsync(browser));

        await Desk.UnlinkAsync(LinkLab.Tenant, new(Paul), (await LinkAsync(1)).Id, Cancellation);

        Assert.False(await IsInAsync(browser));
        Assert.True(await IsInAsync(second));
        await Lab.LinkAsync(Paul, 1);
        Assert.False(await IsInAsync(browser));
        Assert.Equal(1, await CountAsync("sietch_sessions"));
    }

    [Fact]
    public async Task A_wallet_that_an_admin_has_freed_opens_nothing_any_more()
    {
        await Lab.LinkAsync(Paul, 1);
        var browser = await SignInAsync(1);

        await Desk.FreeAsync(new(LinkLab.Tenant, LinkLab.Wallet(1), new(77), "stolen"), Cancellation);

        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task With_a_claim_that_moved_the_former_holders_session_ends()
    {
        await Lab.LinkAsync(Paul, 1);
        var browser = await SignInAsync(1);
        var claim = (await Lab.LinkAsync(Feyd, 1)).Link!.Value;
        Assert.True(await IsInAsync(browser));
        Time.Advance(TimeSpan.FromHours(11));
        Assert.True(await IsInAsync(browser));
        Time.Advance(TimeSpan.FromHours(11));
        Assert.True(await IsInAsync(browser));
        Time.Advance(TimeSpan.FromHours(2));

        await Desk.MoveAsync(LinkLab.Tenant, claim, Cancellation);

        Assert.False(await IsInAsync(browser));
        Assert.Empty(await Sessions.OfAsync(null, LinkLab.Tenant, new(Paul), Cancellation));
    }

    [Fact]
    public async Task A_member_sees_their_own_sessions_and_ends_all_but_this_one()
    {
        await Lab.LinkAsync(Paul, 1);
        await Lab.LinkAsync(Feyd, 2);
        var first = await SignInAsync(1);
        Time.Advance(TimeSpan.FromHours(1));
        var here = await SignInAsync(1);
        var others = await SignInAsync(2);

        var seen = await Sessions.OfAsync(here, LinkLab.Tenant, new(Paul), Cancellation);
        Assert.Equal([false, true], seen.Select(session => session.IsThis));
        Assert.All(seen, session => Assert.NotEqual(default, session.Link));
        Assert.Equal(1, await Sessions.EndOthersAsync(here, LinkLab.Tenant, new(Paul), Cancellation));

        Assert.False(await IsInAsync(first));
        Assert.True(await IsInAsync(here));
        Assert.Equal(1, await Sessions.EndOthersAsync(null, LinkLab.Tenant, new(Paul), Cancellation));
        Assert.False(await IsInAsync(here));
        Assert.True(await IsInAsync(others));
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_half_a_day_is_over_and_not_listed()
    {
        await Lab.LinkAsync(Paul, 1);
        var browser = await SignInAsync(1);

        Time.Advance(MemberSessions.Idle);

        Assert.False(await IsInAsync(browser));
        Assert.Empty(await Sessions.OfAsync(browser, LinkLab.Tenant, new(Paul), Cancellation));
    }

    /// <returns>The browser, with its cookie.</returns>
    private async Task<HttpContext> SignInAsync(int wallet)
    {
        var http = new DefaultHttpContext();
        await Sessions.StartAsync(http, LinkLab.Tenant, await LinkAsync(wallet));
        http.Request.Headers.Cookie = http.Response.Headers.SetCookie.ToString().Split(';')[0];
        return http;
    }

    private async Task<WalletLink> LinkAsync(int wallet) =>
        (await Lab.Vault.TryHolderAsync(LinkLab.Tenant, LinkLab.Wallet(wallet), LinkLab.Reason, Cancellation))!;

    private async Task<bool> IsInAsync(HttpContext browser) =>
        await Sessions.TryFindAsync(browser, LinkLab.Tenant) is not null;
}
