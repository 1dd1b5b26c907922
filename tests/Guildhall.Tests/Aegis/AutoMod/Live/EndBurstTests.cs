using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class EndBurstTests(ModerationStage stage)
{
    [Fact]
    public async Task Later_messages_of_a_burst_go_silently_into_the_same_case()
    {
        await stage.RuleAsync("grumbo", """["delete",{"warn":{"points":1}}]""");
        var member = await stage.JoinAsync();
        List<string> messages = [await stage.SayAsync(member, "grumbo")];
        for (var i = 0; i < 4; i++)
        {
            messages.Add(await stage.SayAsync(member, $"harmless {i}"));
        }

        foreach (var message in messages)
        {
            await stage.UntilGoneAsync(message);
        }

        await stage.UntilCaseAsync(member, CaseKind.Warn);
        await stage.AlertAsync(member);
        await stage.AdvanceAsync(TimeSpan.FromSeconds(12));

        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () =>
            (await stage.NotesAsync(row)).Any(note => note.StartsWith("4 further messages", StringComparison.Ordinal))
        );
        var later = await stage.SayAsync(member, "harmless again");
        Assert.Single(await stage.CasesAsync(member));
        Assert.Equal(1, await stage.CountHitsAsync(member));
        Assert.Contains(later, await stage.ReadAsync());
    }
}
