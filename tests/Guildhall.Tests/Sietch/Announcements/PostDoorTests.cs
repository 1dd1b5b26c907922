using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Announcements;

public class PostDoorTests
{
    [Fact]
    public async Task The_door_speaks_at_the_windows_end_of_enough_at_once_and_never_twice()
    {
        // A world of its own: what waits for the door is everybody's.
        await using var stage = new AnnouncementStage();
        await stage.InitializeAsync();
        await stage.PublishAsync(Left(1, Tier.Naib, StandingReason.Redeemed), Left(2, Tier.Fedaykin));

        await stage.EndWindowAsync(1);
        Assert.Empty(await SaidAsync(stage));

        await stage.PublishAsync(new Changed(Wallet(3), ChangeKind.Joined, Tier.None, Tier.Fedaykin));
        await stage.EndWindowAsync(2);
        await stage.EndWindowAsync(2);
        await stage.EndWindowAsync(3);

        var said = Assert.Single(await SaidAsync(stage));
        Assert.Equal(
            [
                "At the door",
                "**1** · Left (Fedaykin): others hold more",
                "**1** · Left (Naib tier): redeemed",
                "**1** · Arrived (Fedaykin)",
            ],
            said.Split('\n')
        );

        // Cut off between the message and its mark: the same window finds its own message.
        await stage.PublishAsync(Left(4, Tier.Fedaykin), Left(5, Tier.Fedaykin), Left(6, Tier.Fedaykin));
        await stage.EndWindowAsync(4);
        await stage.ExecuteAsync(
            "UPDATE sietch_posts SET mark = mark - 1, begun = mark WHERE tenant_id = 'default' AND kind = 'door'"
        );
        await stage.ExecuteAsync(
            "UPDATE sietch_change_readers SET snapshot = snapshot - 1 WHERE tenant_id = 'default' AND reader = 'door'"
        );
        await stage.EndWindowAsync(4);
        Assert.Equal(2, (await SaidAsync(stage)).Count);

        // Too few, but they have waited long enough.
        await stage.PublishAsync(Left(7, Tier.Fedaykin));
        await stage.EndWindowAsync(5);
        Assert.Equal(3, (await SaidAsync(stage)).Count);
    }

    // The demo's own message stands there too.
    private static async Task<IReadOnlyList<string>> SaidAsync(AnnouncementStage stage) =>
        [
            .. (await stage.InChannelAsync("the-door")).Where(text =>
                text.StartsWith("At the door", StringComparison.Ordinal)
            ),
        ];

    private static Changed Left(ulong wallet, Tier before, StandingReason cause = StandingReason.BelowTheLine) =>
        new(Wallet(wallet), ChangeKind.Left, before, Tier.None, cause);

    private static Address Wallet(ulong number) => new(0, 0, number);
}
