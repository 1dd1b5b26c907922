using System.Net;
using Guildhall.Sietch.Gating.Keys;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Gating;

/// <summary>What all routes under <c>/api/v1</c> of a community have in common, where nothing is published yet.</summary>
[Collection<WalletSuite>]
public class ApiCallTests(WalletStage stage)
{
    [Theory]
    [InlineData("directory")]
    [InlineData("members/Chani")]
    [InlineData("leaderboard")]
    [InlineData("badges")]
    [InlineData("naib")]
    [InlineData("naib/current")]
    [InlineData("naib/former")]
    public async Task Before_the_first_snapshot_nothing_may_be_concluded(string path)
    {
        var answer = await new ApiCaller(stage.Guildhall).GetAsync(path);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "sietch.not_ready"), (answer.Status, answer.Code));
        Assert.Equal((TimeSpan.FromMinutes(1), "no-store"), (answer.RetryAfter, answer.Caching));
    }

    [Theory]
    [InlineData("GET", "audit-log")]
    [InlineData("GET", "rulings")]
    [InlineData("POST", "rulings")]
    [InlineData("DELETE", "rulings/1")]
    [InlineData("GET", "eligibility/status")]
    [InlineData("POST", "badges/award")]
    [InlineData("DELETE", "badges/Chani/helper")]
    public async Task What_is_for_admins_takes_a_key_and_one_of_theirs(string method, string path)
    {
        var gateBot = await ApiCaller.WithKeyAsync(stage.Guildhall, $"gate {path}", ApiKeys.ReadEligibility);

        var nobody = await new ApiCaller(stage.Guildhall).SendAsync(new(method), path);
        var another = await gateBot.SendAsync(new(method), path);

        Assert.Equal((HttpStatusCode.Unauthorized, "sietch.no_key"), (nobody.Status, nobody.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "sietch.not_for_this_key"), (another.Status, another.Code));
        Assert.Equal("no-store, private", another.Caching);
    }

    [Fact]
    public async Task Another_communitys_name_is_no_way_in()
    {
        var answer = await new ApiCaller(stage.Guildhall).GetAsync("directory?tenant=elsewhere");

        Assert.Equal((HttpStatusCode.NotFound, "sietch.which_tenant"), (answer.Status, answer.Code));
    }
}
