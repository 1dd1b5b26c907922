using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class SetUpWelcomeTests(WelcomeStage stage)
{
    [Fact]
    public async Task One_command_sets_everything_and_turns_it_on()
    {
        await using var own = new WelcomeStage();
        await own.InitializeAsync();
        await own.SetAsync("enabled", "no");
        var role = await own.AddRoleAsync("greeted");

        var answer = await own.Moderation.RunAsync(
            "owner",
            "welcome setup",
            ("channel", await own.Moderation.Service.ChannelAsync("general")),
            ("message", "Hi {user}\\nsee {guild}"),
            ("direct_message", "none"),
            ("role", $"{role}")
        );

        Assert.Contains("welcomed now", answer.Text, StringComparison.Ordinal);
        var book = own.Moderation.Service.Get<GuildSettingsBook>();
        var welcome = (await book.GetAsync(AegisService.Guild, TestContext.Current.CancellationToken)).Welcome;
        Assert.True(welcome.Enabled);
        Assert.Equal("Hi {user}\nsee {guild}", welcome.Message);
        Assert.Null(welcome.DirectMessage);
        Assert.Equal(role, Assert.Single(welcome.Roles).Value);
    }

    [Fact]
    public async Task A_role_that_makes_everybody_staff_is_refused()
    {
        var answer = await stage.Moderation.RunAsync(
            "owner",
            "welcome setup",
            ("channel", await stage.Moderation.Service.ChannelAsync("support")),
            ("role", await stage.Moderation.Service.RoleAsync("moderator"))
        );

        Assert.Contains("staff permissions", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_there_is_not_is_refused_by_name()
    {
        var answer = await stage.Moderation.RunAsync(
            "owner",
            "welcome setup",
            ("channel", await stage.Moderation.Service.ChannelAsync("support")),
            ("message", "Hi {nickname}")
        );

        Assert.Contains("{nickname}", answer.Refusal, StringComparison.Ordinal);
    }
}
