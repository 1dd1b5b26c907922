using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels;

public class LogActTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_purge_leaves_one_message_with_who_where_how_many_and_why_and_a_dry_run_none()
    {
        var channel = await stage.AddChannelAsync();
        for (var i = 0; i < 3; i++)
        {
            stage.Write(channel, stage.Time.GetUtcNow().AddHours(-1).AddMinutes(i));
        }

        var (place, count) = (("channel", $"{channel.Id}"), ("count", "10"));
        await stage.RunAsync("moderator", "purge", count, place, ("dry_run", "true"));
        await stage.RunAsync("moderator", "purge", count, place, ("reason", "adverts"));

        var text = await TextAsync("Purge · 3 messages", channel);
        Assert.Contains("By **moderator**", text, StringComparison.Ordinal);
        Assert.Contains("> adverts", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_and_its_end_leave_a_message_each()
    {
        var channel = await stage.AddChannelAsync();

        await stage.RunAsync("owner", "lock", ("channel", $"{channel.Id}"), ("reason", "quarrel"));
        await stage.RunAsync("owner", "unlock", ("channel", $"{channel.Id}"));

        Assert.Contains("> quarrel", await TextAsync("Lock · 1 channel", channel), StringComparison.Ordinal);
        Assert.Contains("By **owner**", await TextAsync("Unlock · 1 channel", channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_mode_and_its_end_by_the_clock_leave_a_message_each()
    {
        var channel = await stage.AddChannelAsync();

        await stage.RunAsync("owner", "slowmode", ("channel", $"{channel.Id}"), ("duration", "10s"), ("for", "1h"));
        Assert.Contains("waits 10s", await TextAsync("Slow mode", channel), StringComparison.Ordinal);
        await stage.AdvanceAsync(TimeSpan.FromHours(1.1));

        Assert.Contains("Its time is over", await TextAsync("Slow mode ended", channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_mod_log_is_a_problem_and_the_message_comes_later()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var channel = await alone.AddChannelAsync();
        alone.Close("mod-log");

        await alone.RunAsync("owner", "lock", ("channel", $"{channel.Id}"));

        var problems = alone.Service.Get<GuildProblems>();
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)).Any(problem =>
                problem.Code == GuildProblems.ModLog
            )
        );
        await alone.SetAsync("modLog.channel", await alone.Service.ChannelAsync("support"));
        await alone.AdvanceAsync(TimeSpan.FromHours(1.1));
        await ModerationStage.UntilAsync(async () => (await FoundAsync(alone, "support", "Lock")).Count == 1);
    }

    private async Task<string> TextAsync(string title, SimChannel about)
    {
        var place = $"<#{about.Id}>";
        IReadOnlyList<string> found = [];
        await ModerationStage.UntilAsync(async () =>
        {
            found =
            [
                .. (await FoundAsync(stage, "mod-log", title)).Where(text =>
                    text.Contains(place, StringComparison.Ordinal)
                ),
            ];
            return found.Count > 0;
        });
        return Assert.Single(found);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(ModerationStage stage, string channel, string title) =>
        [
            .. (await stage.Discord.ReadAsync($"{AegisWorld.Place}/channels/{channel}/messages?as=owner&limit=100"))
                .AsArray()
                .Select(message => message!["embeds"]!.AsArray().FirstOrDefault())
                .OfType<JsonObject>()
                .Where(embed => ((string?)embed["title"])?.StartsWith(title, StringComparison.Ordinal) == true)
                .Select(embed => (string)embed["description"]!),
        ];
}
