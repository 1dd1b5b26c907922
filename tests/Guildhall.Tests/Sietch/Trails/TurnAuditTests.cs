using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Trails;

[Collection(SietchCollection.Name)]
public class TurnAuditTests(SietchFixture fixture)
{
    [Fact]
    public async Task Each_entry_is_reached_once_page_by_page()
    {
        for (var turn = 0; turn < 12; turn++)
        {
            await fixture.Service.RunAsync(
                "guest",
                "explain",
                ("wallet", "0x00000000000000000000000000000000000a4d18")
            );
        }

        var page = await fixture.Service.RunAsync("admin", "sietch audit", ("about", "links"));
        var pages = 1;
        while (page.Json["reply"]!["components"]!.AsArray().Count > 0)
        {
            page = await OlderAsync(page);
            Assert.Contains("links.read", page.Text, StringComparison.Ordinal);
            pages++;
        }

        Assert.True(pages > 1);
    }

    private async Task<CommandAnswer> OlderAsync(CommandAnswer page) =>
        new(
            await fixture.Service.Discord.PostAsync(
                $"/sim/messages/{(string)page.Json["messageId"]!}/click",
                new JsonObject
                {
                    ["as"] = "admin",
                    ["customId"] = (string)WalletStage.Components(page).Single()["custom_id"]!,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
}
