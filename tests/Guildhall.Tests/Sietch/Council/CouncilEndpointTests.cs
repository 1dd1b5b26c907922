using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Gating;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Council;

public class CouncilEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_what_the_page_says_as_late_as_it_and_no_more()
    {
        await using var stage = await CouncilStage.StartAsync();
        await stage.OnboardAsync("fedaykin-5", 5);
        await stage.OnboardAsync("fedaykin-6", 6);
        await stage.UntilSeatedAsync("fedaykin-5", "fedaykin-6");
        var guildhall = stage.Roles.Guildhall;
        await guildhall.Get<PublishedShelf>().RefreshAsync(Cancellation);
        var caller = new ApiCaller(guildhall);
        await UntilShownAsync(stage, "Nym-of-fedaykin-5");

        var whole = (await caller.GetAsync("naib")).Json;
        var seats = whole["current"]!.AsArray().Select(seat => seat!.AsObject()).ToList();
        Assert.Equal(["Nym-of-fedaykin-5", "Nym-of-fedaykin-6"], seats.Select(seat => (string)seat["nym"]!));
        Assert.All(
            seats,
            seat =>
            {
                Assert.Equal(
                    ["is_founding", "member_id", "nym", "seated_at"],
                    seat.Select(part => part.Key).Order(StringComparer.Ordinal)
                );
                Assert.Matches("^[0-9]{4}-[0-9]{2}$", (string)seat["seated_at"]!);
            }
        );
        Assert.Equal((0, 2), ((int)whole["empty_seats"]!, (int)whole["total_seats"]!));
        Assert.Empty(whole["former"]!.AsArray());
        var sitting = (await caller.GetAsync("naib/current")).Json;
        Assert.Equal(whole["current"]!.ToJsonString(), sitting["members"]!.ToJsonString());
        Assert.Equal(
            (2, 0, 2),
            ((int)sitting["filled_seats"]!, (int)sitting["empty_seats"]!, (int)sitting["total_seats"]!)
        );
        var id = (string)seats[0]["member_id"]!;
        Assert.Equal(
            """{"is_current_naib":true,"is_former_naib":false,"has_ever_been_naib":true}""",
            await MemberAsync(caller, id)
        );

        // One alone would be known by the role that goes.
        await UnseatAsync(stage, "fedaykin-5");
        await stage.UntilSeatedAsync("fedaykin-6");
        Assert.Equal(whole.ToJsonString(), (await caller.GetAsync("naib")).Json.ToJsonString());

        await UnseatAsync(stage, "fedaykin-6");
        await stage.UntilSeatedAsync();
        await WalletStage.UntilAsync(async () => (int)(await caller.GetAsync("naib/former")).Json["total"]! == 2);
        var former = (await caller.GetAsync("naib/former")).Json["members"]![0]!.AsObject();
        Assert.Equal(
            """{"member_id":"ID","nym":"Nym-of-fedaykin-5","total_tenure_months":0,"seat_count":1,"is_founding":true}""",
            former.ToJsonString().Replace(id, "ID", StringComparison.Ordinal)
        );
        Assert.Equal(
            """{"is_current_naib":false,"is_former_naib":true,"has_ever_been_naib":true}""",
            await MemberAsync(caller, id)
        );
        Assert.Equal(2, (int)(await caller.GetAsync("naib")).Json["empty_seats"]!);
    }

    [Fact]
    public async Task A_member_who_never_sat_is_told_from_nobody_and_an_id_that_is_none_is_named()
    {
        await using var stage = await CouncilStage.StartAsync();
        // The richest first: nobody takes another's seat.
        foreach (var number in (int[])[8, 7, 6, 5])
        {
            await stage.OnboardAsync($"fedaykin-{number}", (ulong)number);
        }

        await stage.UntilSeatedAsync("fedaykin-7", "fedaykin-8");
        var guildhall = stage.Roles.Guildhall;
        await guildhall.Get<PublishedShelf>().RefreshAsync(Cancellation);
        var caller = new ApiCaller(guildhall);
        await WalletStage.UntilAsync(async () =>
            (await caller.GetAsync("members/nym-of-fedaykin-5")).Status == HttpStatusCode.OK
        );
        var never = (string)(await caller.GetAsync("members/nym-of-fedaykin-5")).Json["member_id"]!;

        Assert.Equal(
            """{"is_current_naib":false,"is_former_naib":false,"has_ever_been_naib":false}""",
            await MemberAsync(caller, never)
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await caller.GetAsync("naib/member/00000000-0000-8000-8000-000000000001")).Status
        );
        var wrong = await caller.GetAsync("naib/member/seven");
        Assert.Equal((HttpStatusCode.BadRequest, "sietch.bad_member_id"), (wrong.Status, wrong.Code));
    }

    private static async Task UnseatAsync(CouncilStage stage, string member) =>
        await stage.RunAsync("admin", "naib unseat", ("nym", $"nym-of-{member}"), ("reason", "absent for long"));

    private static Task UntilShownAsync(CouncilStage stage, string nym) =>
        WalletStage.UntilAsync(async () =>
            (await stage.Roles.Guildhall.Http.GetStringAsync("/sietch/default/council", Cancellation)).Contains(
                nym,
                StringComparison.Ordinal
            )
        );

    private static async Task<string> MemberAsync(ApiCaller caller, string id)
    {
        var told = (await caller.GetAsync($"naib/member/{id}")).Json;
        return new JsonObject(
            ((string[])["is_current_naib", "is_former_naib", "has_ever_been_naib"]).Select(name =>
                KeyValuePair.Create(name, told[name]?.DeepClone())
            )
        ).ToJsonString();
    }
}
