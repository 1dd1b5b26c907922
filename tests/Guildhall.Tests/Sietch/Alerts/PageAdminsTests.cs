using System.Text.Json.Nodes;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Alerts;

public class PageAdminsTests
{
    [Fact]
    public async Task What_needs_an_admin_is_told_in_their_channel_once()
    {
        var section = SietchService.Section();
        section["channels"]!["admins"] = "council-rock";
        await using var service = await SietchService.StartAsync(new() { Sietch = section });
        var job = PageAdminsJob.OfHold(TenantId.Default, 3, "30 of 69 would leave at once.");

        for (var i = 0; i < 2; i++)
        {
            await service.Guildhall.InScopeAsync<PageAdmins>(handler =>
                handler.HandleAsync(
                    job,
                    new(1, 1, false, TimeProvider.System.GetUtcNow()),
                    TestContext.Current.CancellationToken
                )
            );
        }

        var told = (await MessagesAsync(service)).SelectMany(message => message["embeds"]!.AsArray()).ToList();
        var embed = Assert.Single(told, e => ((string?)e!["title"] ?? "").Contains("hold 3", StringComparison.Ordinal));
        Assert.Contains("/sietch confirm hold:3", (string)embed!["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_such_a_channel_nothing_is_posted_and_nothing_fails()
    {
        await using var service = await SietchService.StartAsync();

        await service.Guildhall.InScopeAsync<PageAdmins>(handler =>
            handler.HandleAsync(
                PageAdminsJob.OfHold(TenantId.Default, 3, "Why"),
                new(1, 1, false, TimeProvider.System.GetUtcNow()),
                TestContext.Current.CancellationToken
            )
        );

        Assert.DoesNotContain(
            await service.Discord.RequestsAsync(),
            request => ((string?)request["body"]?.ToJsonString() ?? "").Contains("hold 3", StringComparison.Ordinal)
        );
    }

    private static async Task<IReadOnlyList<JsonNode>> MessagesAsync(SietchService service) =>
        [
            .. (
                await service.Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Sietch}/channels/council-rock/messages?as=admin"
                )
            )
                .AsArray()
                .Select(message => message!),
        ];
}
