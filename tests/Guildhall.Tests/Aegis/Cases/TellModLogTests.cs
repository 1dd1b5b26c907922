using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

public class TellModLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_log_is_told_once_where_alerts_go_and_so_is_its_return()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.SetAsync("general.alertChannel", await stage.Service.ChannelAsync("appeals"));
        stage.Close("mod-log");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var member = await stage.JoinAsync();
            await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "spam"));
        }

        await UntilToldAsync(stage, "appeals", "The mod-log channel");
        await ModerationStage.UntilAsync(async () =>
            (await stage.Service.Get<GuildProblems>().OpenAsync(AegisService.Guild, Cancellation))
                is [{ Code: GuildProblems.ModLog, Count: 3 }]
        );
        await stage.SetAsync("modLog.channel", await stage.Service.ChannelAsync("general"));

        await UntilToldAsync(stage, "appeals", "and works");
        Assert.Equal(1, await CountAsync(stage, "appeals", "The mod-log channel"));
    }

    [Fact]
    public async Task Where_alerts_cannot_be_posted_either_staff_read_it_in_their_channel()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.SetAsync("general.alertChannel", await stage.Service.ChannelAsync("mod-log"));
        await stage.SetAsync("general.staffChannel", await stage.Service.ChannelAsync("appeals"));
        stage.Close("mod-log");

        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "spam"));

        await UntilToldAsync(stage, "appeals", "The mod-log channel");
    }

    private static Task UntilToldAsync(ModerationStage stage, string channel, string words) =>
        ModerationStage.UntilAsync(async () => await CountAsync(stage, channel, words) == 1);

    private static async Task<int> CountAsync(ModerationStage stage, string channel, string words) =>
        (await stage.Discord.ReadAsync($"{AegisWorld.Place}/channels/{channel}/messages?as=owner&limit=100"))
            .AsArray()
            .Count(message => ((string?)message!["content"])?.Contains(words, StringComparison.Ordinal) == true);
}
