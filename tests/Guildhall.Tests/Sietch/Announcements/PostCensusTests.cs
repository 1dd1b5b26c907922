using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Announcements;

[Collection<AnnouncementSuite>]
public class PostCensusTests(AnnouncementStage stage)
{
    [Fact]
    public async Task There_is_one_message_that_is_edited_and_made_anew_where_somebody_deleted_it()
    {
        await stage.OrderAsync();
        await UntilShownAsync();
        await stage.PublishAsync();
        await stage.OrderAsync();
        await UntilShownAsync();
        Assert.Single(await stage.InChannelAsync("census"));

        await stage.ExecuteAsync(
            "UPDATE sietch_posts SET message_id = 1 WHERE tenant_id = 'default' AND kind = 'census'"
        );
        await stage.PublishAsync();
        await stage.OrderAsync();
        await UntilShownAsync();

        Assert.Contains("1,234 wallets", Assert.Single(await stage.InChannelAsync("census")), StringComparison.Ordinal);
    }

    private Task UntilShownAsync() =>
        WalletStage.UntilAsync(async () =>
            await stage.CountAsync(
                """
                SELECT COUNT(*) FROM sietch_posts p JOIN sietch_state s ON s.tenant_id = p.tenant_id
                WHERE p.kind = 'census' AND p.mark = s.snapshot AND p.message_id > 1
                """
            ) == 1
        );
}
