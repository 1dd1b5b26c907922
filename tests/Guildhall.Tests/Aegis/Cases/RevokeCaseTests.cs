using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class RevokeCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_lifts_the_ban_through_the_normal_way()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await Stage.ClickLogAsync("owner", await Stage.CaseAsync(member), "Revoke");

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
        Assert.False(Stage.IsBanned(member));
        Assert.Equal(Effect.Revoked, (await Stage.CaseAsync(member, CaseKind.Ban)).Effect);
    }

    [Fact]
    public async Task The_button_of_before_a_restart_still_works()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        await stage.StopAsync();
        await stage.StartAgainAsync();

        var answer = await stage.ClickLogAsync("owner", row, "Revoke");

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_unban_may_not_revoke()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await Stage.ClickLogAsync("junior", await Stage.CaseAsync(member), "Revoke");

        Assert.Contains("Ban Members", answer.Refusal, StringComparison.Ordinal);
        Assert.True(Stage.IsBanned(member));
    }

    [Fact]
    public async Task The_button_of_a_warning_takes_its_points_back()
    {
        var (_, row) = await WarnedAsync();

        var answer = await Stage.ClickLogAsync("owner", row, "Revoke");

        Assert.Contains("1 point", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Effect.Revoked, (await Stage.FindAsync(row)).Effect);
        await ModerationStage.UntilAsync(async () =>
            !(await Stage.LoggedAsync(row))[0].ToJsonString().Contains("\"Revoke\"", StringComparison.Ordinal)
        );
    }

    // Scenario 28, for buttons.
    [Fact]
    public async Task A_button_of_another_server_does_nothing_here_and_that_is_written_down()
    {
        const string written =
            "SELECT COUNT(*) FROM audit WHERE action = 'core.foreign_component' AND outcome = 'refused'";
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await Stage.CaseAsync(member);
        var before = await Stage.Service.Guildhall.CountAsync(written);
        var foreign = Stage
            .Service.Get<CustomIds>()
            .Make(RevokeCase.Spec.Name, $"{row.Number}", new(DemoWorld.OnomancerId), null, TimeSpan.FromDays(1));

        Stage
            .Service.Get<IInteractionSink>()
            .Accept(
                new Interaction
                {
                    Id = new(Snowflakes.At(Stage.Time.GetUtcNow())),
                    ApplicationId = new(DemoWorld.BotId),
                    Type = InteractionType.MessageComponent,
                    GuildId = AegisService.Guild,
                    Member = new() { User = new() { Id = new(ulong.Parse(await Stage.Service.MemberAsync("owner"))) } },
                    Token = "not-of-a-real-click",
                    Data = new() { CustomId = foreign, ComponentType = Guildhall.Discord.Model.ComponentType.Button },
                }
            );

        await ModerationStage.UntilAsync(async () => await Stage.Service.Guildhall.CountAsync(written) == before + 1);
        Assert.True(Stage.IsBanned(member));
        Assert.Equal(Effect.Active, (await Stage.FindAsync(row)).Effect);
    }
}
