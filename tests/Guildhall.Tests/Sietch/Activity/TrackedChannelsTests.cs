using System.Text.Json.Nodes;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Activity;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Activity;

public class TrackedChannelsTests
{
    [Fact]
    public async Task Only_the_named_channels_count_and_all_of_them_where_none_is_named()
    {
        var section = SietchService.Section();
        section["activity"] = new JsonObject { ["channels"] = new JsonArray("General", "council-rock") };
        await using var service = await SietchService.StartAsync(new() { Sietch = section });
        var tracked = service.Get<TrackedChannels>();
        var community = service.Community;

        var counted = (await ChannelsAsync(service.Discord))
            .Where(channel => tracked.Counts(community, channel.Id))
            .Select(channel => channel.Name)
            .ToList();

        Assert.Contains("general", counted);
        Assert.Contains("council-rock", counted);
        // A thread of a channel that counts.
        Assert.Contains("Who stands where", counted);
        Assert.DoesNotContain("the-door", counted);
        Assert.False(tracked.Counts(community, new(1)));
        Assert.True(tracked.Counts(community with { Tracked = new HashSet<string>() }, new(1)));
    }

    private static async Task<IReadOnlyList<(Snowflake<Channel> Id, string Name)>> ChannelsAsync(
        LocalDiscord discord
    ) =>
        [
            .. (await discord.ReadAsync("/sim/state"))["guilds"]!
                .AsArray()
                .Single(guild => (string?)guild!["name"] == DemoWorld.Sietch)!["channels"]!
                .AsArray()
                .Select(channel =>
                    (new Snowflake<Channel>(ulong.Parse((string)channel!["id"]!)), (string)channel["name"]!)
                ),
        ];
}
