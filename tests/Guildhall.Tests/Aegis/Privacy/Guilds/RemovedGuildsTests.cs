using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

public class RemovedGuildsTests
{
    private const string Held =
        "SELECT COUNT(*) FROM jobs WHERE last_error = 'The bot is not in that server any more.'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_runs_while_the_bot_is_away_and_timers_go_on_when_it_is_back()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var person = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", person.Name), ("duration", "1h"));
        var removed = stage.Service.Get<RemovedGuilds>();

        await removed.HandleAsync(new GuildGone { Id = AegisService.Guild }, Cancellation);
        await stage.AdvanceAsync(TimeSpan.FromHours(2));
        await ModerationStage.UntilAsync(async () => await stage.Service.Guildhall.CountAsync(Held) > 0);

        Assert.True(stage.IsBanned(person));
        Assert.Equal(Effect.Active, (await stage.CaseAsync(person)).Effect);
        await removed.HandleAsync(new GuildAvailable { Id = AegisService.Guild }, Cancellation);
        await ModerationStage.UntilAsync(() => Task.FromResult(!stage.IsBanned(person)));
        Assert.Equal(0, await CountAsync(stage, "aegis.guild.erase"));
    }

    [Fact]
    public async Task After_thirty_days_what_was_kept_of_it_is_gone()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var person = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", person.Name), ("reason", "loud"));
        RemoveBot(stage);
        await ModerationStage.UntilAsync(async () => await CountAsync(stage, "aegis.guild.erase") == 1);

        await stage.AdvanceAsync(TimeSpan.FromDays(29));
        Assert.Single(await stage.CasesAsync(person));
        await stage.AdvanceAsync(TimeSpan.FromDays(2));

        await ModerationStage.UntilAsync(async () =>
        {
            // Others of the server's jobs were due with it, and are waited for.
            await stage.AdvanceAsync(TimeSpan.FromSeconds(2));
            return (await stage.CasesAsync(person)).Count == 0;
        });
        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM jobs WHERE payload LIKE '%{DemoWorld.AegisId}%'"
            ) == 0
        );
    }

    [Fact]
    public async Task An_outage_is_no_removal()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var gone = new GuildGone { Id = AegisService.Guild, Unavailable = true };

        await stage.Service.Get<RemovedGuilds>().HandleAsync(gone, Cancellation);

        Assert.Equal(0, await CountAsync(stage, "aegis.guild.erase"));
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
