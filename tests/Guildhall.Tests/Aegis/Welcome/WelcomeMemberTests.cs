using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Welcome;
using Guildhall.Core.Jobs;
using Guildhall.Tests.Aegis.Actions;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Aegis.Welcome;

[Collection<WelcomeSuite>]
public class WelcomeMemberTests(WelcomeStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_joins_is_welcomed_in_public_and_in_private()
    {
        var member = await stage.Moderation.JoinAsync();

        await ModerationStage.UntilAsync(async () => (await stage.SaidAsync(member)).Count > 0);

        var said = Assert.Single(await stage.SaidAsync(member));
        Assert.Matches($"^Hello <@{member.Id}>, {member.Name}, of aegis-demo: number [0-9]+\\.$", said);
        await ModerationStage.UntilAsync(async () =>
            (await stage.Moderation.DmsAsync(member)).Any(dm =>
                dm.Contains("Read the rules of aegis-demo.", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task The_same_join_told_twice_is_welcomed_once()
    {
        var member = await stage.Moderation.JoinAsync();
        await ModerationStage.UntilAsync(async () => (await stage.SaidAsync(member)).Count > 0);
        var joined = stage.Moderation.Time.GetUtcNow().AddHours(1);
        var job = new WelcomeJob(AegisService.Guild, member.User, member.Name, joined, false);
        var handler = ActivatorUtilities.CreateInstance<WelcomeMember>(
            stage.Moderation.Service.Get<IServiceProvider>()
        );

        await handler.HandleAsync(job, new JobRun(1, 1, false, joined), Cancellation);
        await handler.HandleAsync(job, new JobRun(1, 2, false, joined), Cancellation);

        Assert.Equal(2, (await stage.SaidAsync(member)).Count);
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_a_problem_that_the_status_shows()
    {
        await using var own = new WelcomeStage();
        await own.InitializeAsync();
        own.Moderation.Close("support");

        await own.Moderation.JoinAsync();

        var problems = own.Moderation.Service.Get<GuildProblems>();
        await ModerationStage.UntilAsync(async () =>
            (await problems.OpenAsync(AegisService.Guild, Cancellation)).Any(p => p.Code == WelcomeMember.Problem)
        );
        var status = await own.Moderation.RunAsync("owner", "welcome status");
        Assert.Contains("is gone", status.Text, StringComparison.Ordinal);
    }
}
