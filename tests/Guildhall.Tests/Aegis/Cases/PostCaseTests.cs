using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class PostCaseTests(ModerationStage stage)
{
    [Fact]
    public async Task A_case_has_one_message_which_changes_with_it()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "spam"));
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);

        await stage.RunAsync("owner", "unban", ("user", $"{member.Id}"));

        await ModerationStage.UntilAsync(async () =>
            (await stage.LoggedAsync(row))[0]["embeds"]!
                .ToJsonString()
                .Contains("revoked by owner", StringComparison.Ordinal)
        );
        Assert.Single(await stage.LoggedAsync(row));
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_posted_anew()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        var first = (string)(await stage.LoggedAsync(row))[0]["id"]!;
        using (
            var request = new HttpRequestMessage(
                HttpMethod.Delete,
                $"/sim/guilds/aegis-demo/channels/mod-log/messages/{first}"
            )
        )
        {
            request.Content = new StringContent("""{"as":"owner"}""");
            using var answer = await stage.Discord.Http.SendAsync(request, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        await stage.RunAsync("owner", "unban", ("user", $"{member.Id}"));

        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        Assert.NotEqual(first, (string)(await stage.LoggedAsync(row))[0]["id"]!);
    }
}
