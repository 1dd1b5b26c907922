using Guildhall.Aegis.Privacy;
using Guildhall.Tests.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Privacy;

[Collection<AppealSuite>]
public class ExportOwnDataTests(AppealStage stage)
{
    [Fact]
    public async Task The_answer_says_where_to_find_it()
    {
        var member = await stage.Moderation.JoinAsync();

        var answer = await stage.RunAsync(member.Name, "privacy export");
        await stage.RunAsync(member.Name, "privacy export");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("/account/privacy", answer.Text, StringComparison.Ordinal);
        var requests = await stage
            .Moderation.Service.Get<PrivacyDesk>()
            .OfAsync(member.User, TestContext.Current.CancellationToken);
        Assert.Equal(PrivacyKind.Export, Assert.Single(requests).Kind);
    }
}
