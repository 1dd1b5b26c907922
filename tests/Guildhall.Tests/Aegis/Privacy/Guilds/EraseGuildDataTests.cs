using Guildhall.Aegis.Settings;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

public class EraseGuildDataTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_takes_the_owner_and_the_servers_name_and_then_everything_is_gone()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var person = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", person.Name), ("reason", "loud"));

        var foreign = await stage.RunAsync("moderator", "privacy guild erase", ("name", "aegis-demo"));
        var asked = await stage.RunAsync("owner", "privacy guild erase", ("name", "something else"));
        Assert.Contains("owner", foreign.Refusal, StringComparison.Ordinal);
        Assert.Contains("cannot be undone", asked.Refusal, StringComparison.Ordinal);
        Assert.Single(await stage.CasesAsync(person));
        var name = (string)(await stage.Service.OutlineAsync())["name"]!;
        var done = await stage.RunAsync("owner", "privacy guild erase", ("name", name));

        Assert.Contains("being erased", done.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM audit WHERE action = 'privacy.guild_erased'")
            == 1
        );
        Assert.Empty(await stage.CasesAsync(person));
        Assert.Equal(0, await stage.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM aegis_setting_versions"));
        await ModerationStage.UntilAsync(async () =>
            (await stage.Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation))
                .Moderation
                .ActionsPerMinute == GuildSettings.Default.Moderation.ActionsPerMinute
        );
    }
}
