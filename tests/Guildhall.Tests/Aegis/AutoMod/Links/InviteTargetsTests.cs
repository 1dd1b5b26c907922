using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.AutoMod.Live;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.AutoMod.Links;

[Collection<AutoModSuite>]
public class InviteTargetsTests(ModerationStage stage)
{
    private static readonly Snowflake<Guild> guild = new(DemoWorld.AegisId);
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_known_has_an_end()
    {
        var targets = Targets();
        await targets.AskAsync(guild, "leads-nowhere", Cancellation);

        Assert.False(targets.CanAsk(guild, "leads-nowhere"));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.True(targets.CanAsk(guild, "leads-nowhere"));
    }

    [Fact]
    public async Task A_guild_asks_for_so_many_a_minute()
    {
        var targets = Targets();
        for (var i = 0; i < InviteTargets.MostAMinute; i++)
        {
            Assert.True(targets.CanAsk(guild, $"code-{i}"));
            await targets.AskAsync(guild, $"code-{i}", Cancellation);
        }

        Assert.False(targets.CanAsk(guild, "one-more"));
        Assert.True(targets.CanAsk(new(1), "one-more"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(targets.CanAsk(guild, "one-more"));
    }

    [Theory]
    [InlineData("dsc.gg/abc")]
    [InlineData("a")]
    [InlineData("../../users/@me")]
    public void What_is_no_code_is_never_asked_for(string code) => Assert.False(Targets().CanAsk(guild, code));

    private InviteTargets Targets() => new(stage.Service.Get<DiscordRest>(), time);
}
