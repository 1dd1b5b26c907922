using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class ResetNickTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_nickname_is_taken_away_on_the_record()
    {
        var person = await stage.JoinAsync();
        await stage.ChangeAsync(person, new JsonObject { ["nick"] = "rude words" });

        var answer = await stage.RunAsync("moderator", "nick reset", ("user", person.Name), ("reason", "rude"));

        Assert.Null(stage.Look(person, member => member.Nick));
        var row = await stage.CaseAsync(person);
        Assert.Equal((CaseKind.Nick, Execution.Applied, "rude"), (row.Kind, row.Execution, row.Reason));
        Assert.Contains("Nickname reset", answer.Text, StringComparison.Ordinal);
        Assert.Contains("“rude words”", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_none_and_who_is_above_is_refused()
    {
        var person = await stage.JoinAsync();
        var equal = await stage.JoinAsync("moderator");
        await stage.ChangeAsync(equal, new JsonObject { ["nick"] = "boss" });

        var none = await stage.RunAsync("moderator", "nick reset", ("user", person.Name));
        var above = await stage.RunAsync("moderator", "nick reset", ("user", equal.Name));

        Assert.Contains("has no nickname", none.Refusal, StringComparison.Ordinal);
        Assert.Contains("level with or above yours", above.Refusal, StringComparison.Ordinal);
        Assert.Equal("boss", stage.Look(equal, member => member.Nick));
    }
}
