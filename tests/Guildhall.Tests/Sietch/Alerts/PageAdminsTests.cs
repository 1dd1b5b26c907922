using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
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
        var job = PageAdminsJob.OfHold(TenantId.Default, 3, "30 of 69 would leave at once.", "Leaving: 0xab.");

        for (var i = 0; i < 2; i++)
        {
            await service.Guildhall.InScopeAsync<PageAdmins>(handler =>
                handler.HandleAsync(
                    job,
                    new(1, 1, false, service.Get<TimeProvider>().GetUtcNow()),
                    TestContext.Current.CancellationToken
                )
            );
        }

        var told = (await MessagesAsync(service)).SelectMany(message => message["embeds"]!.AsArray()).ToList();
        var embed = Assert.Single(told, e => ((string?)e!["title"] ?? "").Contains("hold 3", StringComparison.Ordinal));
        Assert.Contains("Leaving: 0xab.", (string)embed!["description"]!, StringComparison.Ordinal);
        Assert.Contains("/sietch confirm hold:3", (string)embed["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_such_a_channel_nothing_is_posted_and_nothing_fails()
    {
        await using var service = await SietchService.StartAsync();

        await service.Guildhall.InScopeAsync<PageAdmins>(handler =>
            handler.HandleAsync(
                PageAdminsJob.OfHold(TenantId.Default, 3, "Why", null),
                new(1, 1, false, service.Get<TimeProvider>().GetUtcNow()),
                TestContext.Current.CancellationToken
            )
        );

        Assert.DoesNotContain(
            await service.Discord.RequestsAsync(),
            request => ((string?)request["body"]?.ToJsonString() ?? "").Contains("hold 3", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task While_the_channel_is_closed_to_the_bot_it_waits_for_a_day_at_most()
    {
        var section = SietchService.Section();
        section["channels"]!["admins"] = "council-rock";
        await using var service = await SietchService.StartAsync(new() { Sietch = section });
        await service.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/channels/{channel}/messages" },
            new JsonObject { ["status"] = 403 },
            times: 100
        );
        var now = service.Get<TimeProvider>().GetUtcNow();

        await Assert.ThrowsAsync<JobDelayedException>(() => TellAsync(now));
        await TellAsync(now.AddDays(-2));

        await service.Discord.ClearFaultsAsync();
        await TellAsync(now);
        Assert.Single(
            (await MessagesAsync(service)).SelectMany(message => message["embeds"]!.AsArray()),
            e => ((string?)e!["title"] ?? "").Contains("hold 4", StringComparison.Ordinal)
        );

        Task TellAsync(DateTimeOffset ordered) =>
            service.Guildhall.InScopeAsync<PageAdmins>(handler =>
                handler.HandleAsync(
                    PageAdminsJob.OfHold(TenantId.Default, 4, "Why", null),
                    new(1, 1, false, ordered),
                    TestContext.Current.CancellationToken
                )
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
