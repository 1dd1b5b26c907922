using Guildhall.Aegis.Settings;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.Channels;

namespace Guildhall.Tests.Aegis.Settings;

public class DefaultChannelsTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_channel_of_the_name_that_is_for_staff_is_used_and_the_settings_say_so()
    {
        var settings = await stage.Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);

        var answer = await stage.RunAsync("owner", "settings show", ("name", "appeals.channel"));

        var channel = await stage.Service.ChannelAsync("appeals");
        Assert.Equal(channel, settings.Appeals.Channel.ToString());
        Assert.Contains($"not set; <#{channel}> is used", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_used_is_enough_to_open_appeals_and_without_it_a_channel_is_asked_for()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();

        var opened = await alone.RunAsync("owner", "settings set", ("name", "appeals.enabled"), ("value", "on"));
        Assert.DoesNotContain("Appeals need", opened.Text, StringComparison.Ordinal);
        await alone.RunAsync("owner", "settings set", ("name", "appeals.enabled"), ("value", "off"));
        alone.Close("appeals");
        await ModerationStage.UntilAsync(async () => (await FindAsync(alone)).Appeals is null);
        var refused = await alone.RunAsync("owner", "settings set", ("name", "appeals.enabled"), ("value", "on"));

        Assert.Contains("`appeals.channel`", refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_none_is_used()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var everyone = AegisService.Guild.Value;
        await alone.AddChannelAsync(
            "Appeals",
            new SimOverwrite(everyone, false, Permission.None, Permission.ViewChannel),
            new SimOverwrite(BotRole(alone), false, Permission.ViewChannel, Permission.None)
        );

        Assert.Null((await FindAsync(alone)).Appeals);
    }

    [Fact]
    public async Task One_that_everybody_reads_is_not_used()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        alone.Close("appeals");
        await alone.AddChannelAsync("appeals");

        Assert.Null((await FindAsync(alone)).Appeals);
    }

    private static ulong BotRole(ModerationStage stage)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[AegisService.Guild.Value].Roles.Values.Single(role => role.BotId is not null).Id;
        }
    }

    private static async Task<FoundChannels> FindAsync(ModerationStage stage) =>
        await stage.Service.Get<DefaultChannels>().FindAsync(AegisService.Guild, Cancellation);
}
