using System.Globalization;
using Guildhall.Discord.Gateway;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.Adapters.Discord;

public class DiscordServiceTests
{
    [Fact]
    public async Task A_token_that_discord_does_not_know_ends_the_service_with_one_line_of_advice()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = new GuildhallSetup { Settings = { ["Discord:Token"] = "not-a-token-of-ours" } };
        using var folder = new GuildhallFolder(setup);
        var settings = (await GuildhallSettings.OfAsync(setup, discord, folder)).ToDictionary(
            pair => pair.Key.Replace(":", "__", StringComparison.Ordinal),
            pair => pair.Value
        );

        var (code, output, errors) = await GuildhallProcess.RunAsync(settings, folder.Root, "", "run");

        Assert.Equal(3, code);
        var said = output + errors;
        Assert.Contains("GUILDHALL__DISCORD__TOKEN", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-token-of-ours", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1", false)]
    [InlineData("0", true)]
    public async Task Shards_share_the_guilds_and_the_one_that_is_another_process_s_is_left_to_it(
        string shards,
        bool isCompressed
    )
    {
        // The demo's three guilds have their ids apart by 2^22 each, so that two shards split them.
        await using var discord = await LocalDiscord.StartAsync();
        var setup = new GuildhallSetup
        {
            Settings =
            {
                ["Discord:ShardCount"] = "2",
                ["Discord:Shards"] = shards,
                ["Discord:Compression"] = isCompressed ? "true" : "false",
            },
        };
        using var folder = new GuildhallFolder(setup);
        await using var service = await GuildhallFixture.StartAsync(setup, discord, folder);
        var known = service.Get<GuildCache>();
        var ids = new List<ulong>();
        foreach (var guild in (string[])["onomancer-demo", "aegis-demo", "sietch-demo"])
        {
            ids.Add(ulong.Parse(await discord.GuildIdAsync(guild), CultureInfo.InvariantCulture));
        }

        var mine = shards.Split(',').Select(int.Parse).ToHashSet();
        Assert.Equal(
            ids.Where(id => mine.Contains((int)((id >> 22) % 2))),
            ids.Where(id => known.TryGet(new(id)) is not null)
        );
    }
}
