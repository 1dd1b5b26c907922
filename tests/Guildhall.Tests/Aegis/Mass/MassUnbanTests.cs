using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class MassUnbanTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task Bans_are_lifted_by_name_and_by_id_and_can_be_put_back()
    {
        var people = await stage.JoinManyAsync(2);
        var free = await stage.JoinAsync();
        foreach (var person in people)
        {
            await stage.ByHandAsync("owner", "ban", person, "by hand");
        }

        // Within a minute the way back would be told that somebody else has just done the same.
        await stage.AdvanceAsync(TimeSpan.FromMinutes(5));

        var preview = await stage.RunAsync("moderator", "massunban", ("name", "newcomer-*"), ("reason", "amnesty"));
        var byId = await stage.RunAsync(
            "moderator",
            "massunban",
            ("ids", MassWorld.Ids(people)),
            ("reason", "amnesty")
        );
        var answer = await stage.RunAsync(
            "moderator",
            "massunban",
            ("ids", MassWorld.Ids([.. people, free])),
            ("reason", "amnesty"),
            ("dry_run", "false")
        );

        Assert.Equal("Dry run: unban 2 people", preview.Title);
        Assert.All(
            people,
            person => Assert.Contains($"{person.Name} (`{person.Id}`)", byId.Description, StringComparison.Ordinal)
        );
        Assert.Equal("Mass unban: 2 people", answer.Title);
        Assert.Contains("1: not banned", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.All(people, person => Assert.False(stage.IsBanned(person)));

        var back = await stage.ClickAsync("moderator", answer);

        Assert.Equal("2 people", back.Field("Taken back"));
        Assert.All(people, person => Assert.True(stage.IsBanned(person)));
    }
}
