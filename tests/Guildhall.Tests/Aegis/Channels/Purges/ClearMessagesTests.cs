using Guildhall.Aegis.Channels.Purges;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Purges;

public class ClearMessagesTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public void It_takes_what_purge_takes() =>
        Assert.Equal(PurgeMessages.Spec with { Name = "clear" }, ClearMessages.Spec);

    [Fact]
    public async Task It_does_what_purge_does()
    {
        var member = await stage.JoinAsync();
        await stage.SayAsync(member, "to be cleared");

        await stage.RunAsync("moderator", "clear", ("count", "1"), ("contains", "to be cleared"));

        await ModerationStage.UntilAsync(async () =>
            !(await stage.Discord.ReadAsync($"{AegisWorld.Place}/channels/general/messages?as=owner&limit=50"))
                .ToJsonString()
                .Contains("to be cleared", StringComparison.Ordinal)
        );
    }
}
