using Guildhall.Sietch.Announcements;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Announcements;

[Collection<AnnouncementSuite>]
public class OrderAnnouncementsTests(AnnouncementStage stage)
{
    [Fact]
    public async Task A_snapshot_that_the_census_does_not_have_yet_is_told_by_it_and_asked_for_twice_no_other_time()
    {
        await stage.PublishAsync();
        var published = await stage.CountAsync("SELECT snapshot FROM sietch_state");

        await stage.OrderAsync();
        await stage.OrderAsync();

        var board = stage.Guildhall.Get<Noticeboard>();
        await WalletStage.UntilAsync(async () =>
            await board.TryFindAsync(WalletStage.Tenant, PostCensus.Kind, TestContext.Current.CancellationToken)
                is { Begun: null } last
            && last.Mark >= published
        );
        Assert.Single(await stage.InChannelAsync("census"));
    }
}
