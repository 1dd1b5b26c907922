namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class UserInfoTests(ModerationStage stage)
{
    [Fact]
    public async Task The_menu_tells_who_it_is_and_what_is_on_record()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "first"));

        var answer = await stage.MenuAsync("junior", "User Info", member.Name);

        Assert.Equal(member.Name, answer.Title);
        Assert.Equal("1 warn", answer.Field("Cases"));
        Assert.Equal("1", answer.Field("Points"));
    }
}
