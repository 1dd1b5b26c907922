using System.Net;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Tests.Sietch.Gating;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Members.Directory;

[Collection<MemberSuite>]
public class LeaderboardEndpointTests(MemberStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_the_order_of_the_command_and_says_nothing_of_who_asks()
    {
        var member = await stage.OnboardAsync("Ghanima");
        await stage.ShowAsync(
            (await stage.ProfileAsync(member))!.MemberId,
            Tier.Fedaykin,
            "og",
            "helper",
            "contributor"
        );

        var answer = (await GetAsync("leaderboard?limit=100")).Json;
        var board = await stage.Wallets.Guildhall.Get<Leaderboard>().ReadAsync(WalletStage.Tenant, Cancellation);

        var entries = answer["entries"]!.AsArray().Select(entry => entry!.AsObject()).ToList();
        Assert.Equal(board.Select(entry => entry.Nym), entries.Select(entry => (string)entry["nym"]!));
        Assert.Equal(Enumerable.Range(1, board.Count), entries.Select(entry => (int)entry["rank"]!));
        Assert.Equal(board.Count, (int)answer["total_members"]!);
        var own = entries.Single(entry => (string)entry["nym"]! == "Ghanima");
        Assert.Equal(
            ["badge_count", "nym", "pfp_url", "rank", "tenure_category", "tier"],
            own.Select(part => part.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            (3, "og", "fedaykin"),
            ((int)own["badge_count"]!, (string)own["tenure_category"]!, (string)own["tier"]!)
        );
        Assert.Single((await GetAsync("leaderboard?limit=1")).Json["entries"]!.AsArray());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("")]
    public async Task A_limit_that_cannot_be_read_is_said(string limit)
    {
        var answer = await GetAsync($"leaderboard?limit={limit}");

        Assert.Equal((HttpStatusCode.BadRequest, "sietch.bad_limit"), (answer.Status, answer.Code));
        Assert.Equal("limit is a whole number from 1 to 100.", answer.Detail);
    }

    private async Task<ApiAnswer> GetAsync(string path, string? knows = null) =>
        await (await stage.CallerAsync()).GetAsync(path, knows);
}
