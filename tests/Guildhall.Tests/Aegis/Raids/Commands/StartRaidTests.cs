using Guildhall.Aegis.Raids;

namespace Guildhall.Tests.Aegis.Raids.Commands;

public class StartRaidTests
{
    [Fact]
    public async Task The_level_is_set_for_as_long_as_was_said_and_can_be_lowered()
    {
        await using var scene = await RaidScene.StartAsync();

        var answer = await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"), ("duration", "30m"));
        Assert.Contains("lockdown", answer.Text, StringComparison.Ordinal);
        Assert.Equal(RaidLevel.Lockdown, await scene.LevelAsync());

        await scene.Service.RunAsync("owner", "raid on", ("level", "watch"));
        var raid = await scene.RaidAsync();
        Assert.Equal((RaidLevel.Watch, RaidLevel.Lockdown), (raid.Level, raid.TopLevel));
    }

    [Fact]
    public async Task A_lockdown_holds_who_joins_from_now_on_and_of_the_earlier_only_the_suspicious()
    {
        await using var scene = await RaidScene.StartAsync();
        var earlier = await scene.JoinAsync("margarethe", 900);
        await scene.JoinAsync("xkwzb8391", 0);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);

        var answer = await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"));
        var later = await scene.JoinAsync("friedhelm", 900);
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") == 2);

        Assert.Contains("from now on is held", answer.Text, StringComparison.Ordinal);
        Assert.Null((string?)(await scene.MemberAsync(earlier))!["timeoutUntil"]);
        Assert.NotNull((string?)(await scene.MemberAsync(later))!["timeoutUntil"]);
        Assert.Equal(1, await scene.CountAsync("state = 'spared'"));
    }

    [Fact]
    public async Task A_reason_is_shown_without_its_markdown()
    {
        await using var scene = await RaidScene.StartAsync();

        await scene.Service.RunAsync(
            "owner",
            "raid on",
            ("level", "watch"),
            ("reason", "@everyone [x](https://evil.tld)\u202E")
        );

        var status = await scene.Service.RunAsync("owner", "raid status");
        var shown = (string)status.Json["reply"]!["embeds"]![0]!["description"]!;
        Assert.Contains(@"@everyone \[x\](https://evil.tld)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', shown);
    }

    [Theory]
    [InlineData("junior", "1h", "mod:mass")]
    [InlineData("owner", "soon", "is no length of time")]
    [InlineData("owner", "8d", "longer than")]
    public async Task What_cannot_be_is_refused_with_the_reason(string member, string duration, string reason)
    {
        await using var scene = await RaidScene.StartAsync();

        var answer = await scene.Service.RunAsync(member, "raid on", ("duration", duration));

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
    }
}
