using System.Net;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Avatars;
using Guildhall.Sietch.Wallets.Choice;
using Guildhall.Sietch.Wallets.Proofs;
using Guildhall.Tests.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Pages;

[Collection<BarSuite>]
public class CommunityPagesTests(BarStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses { get; } =
    [
        "/sietch",
        "/sietch/default",
        "/sietch/default/directory",
        "/sietch/default/council",
        "/sietch/default/threshold",
        "/sietch/default/threshold.svg",
        "/sietch/default/me",
        "/sietch/default/sign-in",
        AvatarPictures.PathOf(Guid.Empty, Tier.Naib),
        "/sietch/pictures/default/none.png",
        ProofDesk.PagePath,
        WalletChoice.ScriptPath,
        "/api/v1/threshold",
        "/api/v1/threshold/history",
        "/api/v1/threshold/history.png",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Whoever_asks_for_the_head_alone_is_told_what_a_whole_answer_would_tell(string path)
    {
        await stage.FollowAsync(BarStage.Stranger(1));
        await stage.FollowAsync(BarStage.Stranger(2), BarStage.Stranger(1));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var whole = await stage.Guildhall.Http.GetAsync(path, Cancellation);
        using var head = await stage.Guildhall.Http.SendAsync(request, Cancellation);

        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.NotEqual(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(whole.Headers.CacheControl, head.Headers.CacheControl);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task What_only_changes_something_has_no_head()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/sietch/default/sign-out");

        using var answer = await stage.Guildhall.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
