using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Sietch.Announcements;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
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

    /// <summary>What a webhook wrote cannot be edited, and the census would stand nowhere.</summary>
    [Fact]
    public async Task Anothers_message_with_the_same_footer_is_not_taken_for_ours()
    {
        var rest = stage.Guildhall.Get<DiscordRest>();
        var channel = ChannelOf("general");
        Embed embed = new() { Description = "1,234 wallets", Footer = new("Census of another") };
        var hook = await rest.CreateWebhookAsync(channel, "stranger", null, Cancellation);
        await rest.ExecuteWebhookAsync(hook.Id, hook.Token!, MessagePayload.OfEmbed(embed), Cancellation);

        var board = stage.Guildhall.Get<Noticeboard>();
        Assert.Null(await board.TryFindAsync(channel, "Census of another", Cancellation));
        var own = await board.PostAsync(channel, embed, isCertain: false, Cancellation);
        Assert.Equal(own, await board.TryFindAsync(channel, "Census of another", Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Snowflake<Channel> ChannelOf(string name)
    {
        var world = stage.Guildhall.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return new(world.Guilds[DemoWorld.SietchId].Channels.Values.Single(channel => channel.Name == name).Id);
        }
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
