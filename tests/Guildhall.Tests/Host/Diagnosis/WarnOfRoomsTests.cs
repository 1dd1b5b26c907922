using System.Text.Json.Nodes;
using Guildhall.Discord.Gateway;
using Guildhall.Host.Diagnosis;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch;

namespace Guildhall.Tests.Host.Diagnosis;

public class WarnOfRoomsTests
{
    [Fact]
    public async Task The_log_names_what_is_not_in_discord()
    {
        var warnings = await WarningsAsync(section =>
        {
            section["roles"]!["naib"] = "No such role";
            section["channels"]!["admins"] = "nochannel";
        });

        Assert.Equal(2, warnings.Count);
        Assert.Contains("\"No such role\" of sietch.roles.naib", warnings[0], StringComparison.Ordinal);
        Assert.Contains("\"nochannel\" of sietch.channels.admins", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_names_a_server_that_the_bot_is_not_in()
    {
        var warnings = await WarningsAsync(section => section["guild"] = "My server");

        Assert.Contains("no server \"My server\"", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_demo_nothing_is_said()
    {
        Assert.Empty(await WarningsAsync(section => section["channels"]!["admins"] = "admins"));
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(Action<JsonObject> change)
    {
        var section = SietchService.Section();
        change(section);
        await using var guildhall = await GuildhallFixture.StartAsync(new() { Sietch = section });
        var guilds = guildhall.Get<GuildCache>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!guilds.Guilds.Any(guild => guild is { Name: "sietch-demo", Self: not null }))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }

        guildhall.Get<WarnOfRooms>().Look();

        return
        [
            .. guildhall
                .Logs.Text.Split('\n')
                .Where(line => line.Contains(nameof(WarnOfRooms), StringComparison.Ordinal))
                .Distinct(),
        ];
    }
}
