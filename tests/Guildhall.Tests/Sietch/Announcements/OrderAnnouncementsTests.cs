using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Announcements;

[Collection<AnnouncementSuite>]
public class OrderAnnouncementsTests(AnnouncementStage stage)
{
    [Fact]
    public async Task A_snapshot_is_read_once_and_the_reader_remembers_it()
    {
        using var wallet = new TestWallet();
        await stage.PublishAsync(new Changed(wallet.Account, ChangeKind.Joined, Tier.None, Tier.Fedaykin));

        await stage.OrderAsync();

        var notices = stage.Guildhall.Get<NoticeBook>();
        Assert.False(
            await notices.HasNewsAsync(WalletStage.Tenant, NoticeBook.Reader, TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, await notices.PlanAsync(WalletStage.Tenant, TestContext.Current.CancellationToken));
    }
}
