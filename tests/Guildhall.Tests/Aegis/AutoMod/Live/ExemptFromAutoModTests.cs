using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class ExemptFromAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task Who_is_exempt_is_shown_and_left_alone_until_it_is_taken_back()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();

        var added = await stage.RunAsync("owner", "automod exempt", ("user", member.Name));
        var spared = await stage.SayAsync(member, "oh shit");
        await stage.UntilHeardAsync();
        var removed = await stage.RunAsync("owner", "automod exempt", ("user", member.Name), ("remove", "true"));
        await stage.UntilGoneAsync(await stage.SayAsync(member, "oh shit again"));

        Assert.Contains($"<@{member.Id}>", added.Text, StringComparison.Ordinal);
        Assert.Contains("all bots", added.Text, StringComparison.Ordinal);
        Assert.Contains("all staff", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"<@{member.Id}>", removed.Text, StringComparison.Ordinal);
        Assert.Contains(spared, await stage.ReadAsync());
    }
}
