using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

public class MissingGuildsTests
{
    [Fact]
    public async Task A_removal_while_nobody_listened_is_noticed_at_the_next_start_and_no_other_server_is_frozen()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await ModerationStage.UntilAsync(async () => await KnownAsync(stage) == 3);
        await stage.StopAsync();
        RemoveBot(stage);

        await stage.StartAgainAsync();

        await ModerationStage.UntilAsync(async () => await CountAsync(stage, "aegis.guild.erase") == 1);
        await ModerationStage.UntilAsync(async () => await CountAsync(stage, "aegis.guild.missing") == 0);
        Assert.Equal(
            1,
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM guild_removals WHERE guild_id = {DemoWorld.AegisId}"
            )
        );
        Assert.Equal(1, await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM guild_removals"));
    }

    private static Task<long> KnownAsync(ModerationStage stage) =>
        stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM known_guilds");

    [Fact]
    public async Task A_server_that_discord_still_has_is_not_frozen_whatever_a_session_names()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await ModerationStage.UntilAsync(async () => await KnownAsync(stage) == 3);

        await stage
            .Service.Get<MissingGuilds>()
            .HandleAsync(new SessionStarted(), TestContext.Current.CancellationToken);

        await ModerationStage.UntilAsync(async () => await CountAsync(stage, "aegis.guild.missing") == 0);
        Assert.Equal(0, await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM guild_removals"));
    }

    private static Task<long> CountAsync(ModerationStage stage, string kind) =>
        stage.Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM jobs WHERE kind = '{kind}'");

    private static void RemoveBot(ModerationStage stage)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            MemberActs.Remove(world, guild, guild.Members[DemoWorld.BotId]);
        }
    }
}
