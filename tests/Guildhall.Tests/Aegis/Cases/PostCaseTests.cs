using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
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

    [Fact]
    public async Task An_edit_that_takes_its_time_does_not_hide_a_later_one()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "nought"));
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        var message = (string)(await stage.LoggedAsync(row))[0]["id"]!;
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PATCH", ["route"] = $"/channels/{{channel}}/messages/{message}" },
            new JsonObject { ["delayMs"] = 700 }
        );

        foreach (var reason in new[] { "one", "two", "three" })
        {
            await stage.RunAsync("moderator", "case edit", ("number", $"{row.Number}"), ("reason", reason));
        }

        await ModerationStage.UntilAsync(async () =>
            await stage.FindAsync(row) is { Reason: "three" } last
            && last.LogVersion == last.Version
            && await OpenJobsAsync(row) == 0
        );
        Assert.Contains("three", (await stage.LoggedAsync(row))[0]["embeds"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private Task<long> OpenJobsAsync(Case row) =>
        stage.Service.Guildhall.CountAsync(
            $"SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.case.post' AND payload LIKE '%\"number\":{row.Number},%'"
        );

    [Fact]
    public async Task Who_ended_a_case_by_hand_stands_there_by_name()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await stage.CaseAsync(member);
        await stage.UntilReadAsync();

        await stage.ByHandAsync("owner", "unban", member, null);

        await ModerationStage.UntilAsync(async () =>
            await stage.LoggedAsync(row) is [var logged]
            && logged["embeds"]!.ToJsonString().Contains("revoked by owner", StringComparison.Ordinal)
        );
    }
}
