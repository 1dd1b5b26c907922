using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class DenyAppealTests(AppealStage stage)
{
    [Fact]
    public async Task After_the_wait_another_can_be_made_until_there_were_as_many_as_allowed()
    {
        var (member, ban) = await stage.BannedAsync();
        await stage.Moderation.SetAsync("appeals.waitingAfterDenial", "0s");
        try
        {
            var first = await stage.AppealAsync(member, ban);
            await stage.DecideAsync(first, "owner", "deny");
            var second = await stage.AppealAsync(member, ban);
            await stage.DecideAsync(second, "owner", "deny");
            using var browser = await stage.BrowseAsync(member, AppealStage.FormOf(ban));

            Assert.Equal(2, second.Attempt);
            Assert.Contains("as often as the server allows", browser.Page, StringComparison.Ordinal);
            Assert.Equal(AppealState.Denied, (await stage.ReadAsync(second)).State);
        }
        finally
        {
            await stage.Moderation.SetAsync("appeals.waitingAfterDenial", "default");
        }
    }
}
