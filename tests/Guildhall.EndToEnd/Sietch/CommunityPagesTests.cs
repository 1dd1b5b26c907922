using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.EndToEnd.Web;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Sietch;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>The pages of a community in a real browser, whose wallet signs with <c>ethers</c>.</summary>
public class CommunityPagesTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_signs_in_with_their_wallet_and_looks_at_every_page()
    {
        await using var service = await SietchService.StartAsync();
        var wallet = await EthersWallet.CreateAsync();
        await service.ChainAsync(
            new()
            {
                ["claim"] = new JsonObject { ["to"] = wallet.Address, ["amount"] = "41000000000000000000000" },
                ["mine"] = 30,
            }
        );
        await service.SyncAsync();
        // As each minute; the picture of the threshold follows from it.
        await service.Guildhall.InScopeAsync<FollowSnapshots>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), Cancellation)
        );
        await LinkAsync(service, wallet);
        await OnboardAsync(service, wallet);

        foreach (
            var (width, height, scheme) in new[]
            {
                (390, 844, ColorScheme.Dark),
                (390, 844, ColorScheme.Light),
                (1280, 800, ColorScheme.Dark),
                (1280, 800, ColorScheme.Light),
            }
        )
        {
            await using var context = await chromium.OpenAsync(width, height, scheme);
            await WalkAsync(context, service, wallet, $"{width}-{scheme}".ToLowerInvariant());
        }
    }

    private static async Task WalkAsync(
        IBrowserContext context,
        SietchService service,
        EthersWallet wallet,
        string look
    )
    {
        var window = await WalletWindow.OpenAsync(context, wallet, WalletWindow.Injected);
        var page = window.Page;

        await window.GoAsync(service.Guildhall.Http, "/sietch");
        await window.LookAsync("sietch-home", look);
        await page.GetByLabel("Community").GetByText("My page").ClickAsync();
        var sign = page.GetByRole(AriaRole.Button, new() { Name = "Sign with the wallet of this browser" });
        await Assertions.Expect(sign).ToBeVisibleAsync();
        await window.LookAsync("sietch-sign-in", look);
        await Assertions.Expect(page.GetByLabel("Community").GetByText("Threshold")).ToBeVisibleAsync();
        await sign.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My page" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Only you see this page")).ToBeVisibleAsync();
        await window.LookAsync("sietch-me", look);
        // The wallets stand here, so nothing that leads to the nym does.
        var own = await page.ContentAsync();
        Assert.Contains($"{wallet.Address[..6]}…", own, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Stilgar", own, StringComparison.Ordinal);
        Assert.DoesNotContain("/sietch/avatars/", own, StringComparison.Ordinal);

        await page.GetByLabel("Community").GetByText("Members").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stilgar" })).ToBeVisibleAsync();
        await page.GetByLabel("Tier").SelectOptionAsync("fedaykin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("6 members");
        await page.GetByLabel("Tier").SelectOptionAsync("naib");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("1 member");
        await window.LookAsync("sietch-members", look);
        Assert.DoesNotContain(wallet.Address[2..8], await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

        await page.GetByLabel("Community").GetByText("Council").ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Council", Exact = true }))
            .ToBeVisibleAsync();
        await window.LookAsync("sietch-council", look);
        Assert.DoesNotContain(wallet.Address[2..8], await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

        await page.GetByLabel("Community").GetByText("Threshold").ClickAsync();
        var picture = page.GetByRole(AriaRole.Img);
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.True(
            await picture.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0 }")
        );
        await window.LookAsync("sietch-threshold", look);
        Assert.DoesNotContain("Stilgar", await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByLabel("Community").GetByText("My page").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByLabel("Community").GetByText("My page").ClickAsync();
        await Assertions.Expect(sign).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    private static async Task LinkAsync(SietchService service, EthersWallet wallet)
    {
        var answer = await service.RunAsync("fedaykin-29", "verify");
        var url = answer.Json["reply"]!["components"]!
            .AsArray()
            .SelectMany(row => row!["components"]!.AsArray())
            .Select(component => (string?)component!["url"])
            .OfType<string>()
            .Single();
        var link = new Uri(url).Fragment[1..];
        var http = service.Guildhall.Http;
        var asked = new JsonObject { ["link"] = link, ["account"] = wallet.Address };
        using var challenge = await http.PostAsJsonAsync("/api/v1/wallets/proofs/challenge", asked, Cancellation);
        var message = (string)(await challenge.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["message"]!;
        var proof = new JsonObject
        {
            ["link"] = link,
            ["message"] = message,
            ["signature"] = await wallet.SignAsync(message),
        };
        using var proven = await http.PostAsJsonAsync("/api/v1/wallets/proofs/prove", proof, Cancellation);
        Assert.True(proven.IsSuccessStatusCode, await proven.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task OnboardAsync(SietchService service, EthersWallet wallet)
    {
        var account = Guildhall.Sietch.Chain.Address.Parse(wallet.Address);
        var member = await service
            .Get<LinkVault>()
            .TryHolderAsync(TenantId.Default, account, new("test", "test"), Cancellation);
        await AddAsync(service, member!.Member, "Stilgar");
        // Fewer than the smallest tier has places are not shown; these are since an edition of before.
        for (var i = 1; i < service.Community.Places.Naib; i++)
        {
            await AddAsync(service, MemberId.New(), $"Fremen_{i}");
        }
    }

    private static Task AddAsync(SietchService service, MemberId member, string nym)
    {
        var now = service.Get<TimeProvider>().GetUtcNow();
        return service
            .Get<Db>()
            .WriteAsync(
                async unit =>
                {
                    var tier = nym == "Stilgar" ? Tier.Naib : Tier.Fedaykin;
                    var shown = new
                    {
                        Tenant = TenantId.Default,
                        Member = member,
                        Tier = tier.ToString(),
                        CameAs = tier.ToString(),
                        Since = now,
                        TierSince = now,
                        Cohort = "",
                    };
                    await unit.ExecuteAsync(EditionSql.Put, shown);
                    await ProfileBook.AddAsync(
                        unit,
                        new()
                        {
                            TenantId = TenantId.Default,
                            MemberId = member,
                            Token = member.Value[..18],
                            Step = ProfileStep.Done,
                            Nym = nym,
                            Bio = "I keep the water.",
                            Picture = PictureKind.Generated,
                            CreatedAt = now,
                            OnboardedAt = now,
                        }
                    );
                },
                Cancellation
            );
    }
}
