using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class UndoMassClickTests
{
    [Fact]
    public async Task The_mod_logs_button_takes_it_back_once_and_not_after_a_day()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var (first, second) = (await stage.JoinAsync(), await stage.JoinAsync());
        await BanAsync(stage, first);
        var message = Assert.Single(await stage.ModLogAsync());
        var (id, button) = ((string)message["id"]!, Button(message));

        var answer = await stage.ClickAsync("owner", id, button);

        Assert.Equal("1 person", answer.Field("Taken back"));
        Assert.False(stage.IsBanned(first));
        Assert.Empty(Assert.Single(await stage.ModLogAsync())["components"]!.AsArray());

        await BanAsync(stage, second);
        var other = (await stage.ModLogAsync()).Single(one => (string)one["id"]! != id);
        await stage.AdvanceAsync(TimeSpan.FromHours(25));
        var late = await stage.ClickAsync("owner", (string)other["id"]!, Button(other));

        Assert.Matches("24 hours|expired", late.Refusal);
        Assert.True(stage.IsBanned(second));
    }

    [Fact]
    public async Task Whoever_may_not_do_it_may_not_undo_it()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var person = await stage.JoinAsync();
        await BanAsync(stage, person);
        var message = Assert.Single(await stage.ModLogAsync());

        var answer = await stage.ClickAsync("junior", (string)message["id"]!, Button(message));

        Assert.Contains("Ban Members", answer.Refusal, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(person));
    }

    private static string Button(System.Text.Json.Nodes.JsonNode message) =>
        (string)message["components"]![0]!["components"]![0]!["custom_id"]!;

    private static Task<Kit.CommandAnswer> BanAsync(ModerationStage stage, Newcomer person) =>
        stage.RunAsync("moderator", "massban", ("ids", $"{person.Id}"), ("reason", "x"), ("dry_run", "false"));
}
