namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class ReportFormTests(ModerationStage stage)
{
    [Fact]
    public async Task Staff_get_the_message_and_its_reporter()
    {
        await stage.SetAsync("general.staffChannel", await stage.Service.ChannelAsync("appeals"));
        var (writer, reporter) = (await stage.JoinAsync(), await stage.JoinAsync());
        var message = await stage.SayAsync(writer, "buy my coins");
        var asked = await stage.MenuAsync(reporter.Name, "Report Message", message);

        var answer = await stage.SubmitAsync(reporter.Name, asked, ("why", "spam"));

        Assert.Contains("Staff have it now", answer.Text, StringComparison.Ordinal);
        var reports = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/appeals/messages?as=owner");
        var report = reports
            .AsArray()
            .Select(m => m!.ToJsonString())
            .First(m => m.Contains(writer.Name, StringComparison.Ordinal));
        Assert.Contains("buy my coins", report, StringComparison.Ordinal);
        Assert.Contains(reporter.Name, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_is_reported_once_by_one_person()
    {
        var (writer, reporter) = (await stage.JoinAsync(), await stage.JoinAsync());
        var message = await stage.SayAsync(writer, "buy my coins");
        var asked = await stage.MenuAsync(reporter.Name, "Report Message", message);
        var other = await stage.MenuAsync(reporter.Name, "Report Message", message);

        await stage.SubmitAsync(reporter.Name, asked, ("why", "spam"));
        var second = await stage.SubmitAsync(reporter.Name, other, ("why", "spam again"));
        var third = await stage.MenuAsync(reporter.Name, "Report Message", message);

        Assert.Contains("reported this message already", second.Refusal, StringComparison.Ordinal);
        Assert.Contains("reported this message already", third.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_link_is_shown_for_what_it_is()
    {
        await stage.SetAsync("general.staffChannel", await stage.Service.ChannelAsync("mod-log"));
        var (writer, reporter) = (await stage.JoinAsync(), await stage.JoinAsync());
        var message = await stage.SayAsync(writer, "[discord.com](https://evil.example)");
        var asked = await stage.MenuAsync(reporter.Name, "Report Message", message);

        await stage.SubmitAsync(reporter.Name, asked, ("why", "[look](https://worse.example)"));

        var reports = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/mod-log/messages?as=owner");
        var report = reports.AsArray().First(m => m!.ToJsonString().Contains(writer.Name, StringComparison.Ordinal))!;
        var embed = report["embeds"]![0]!;
        Assert.StartsWith("\\[discord.com\\](", (string)embed["description"]!, StringComparison.Ordinal);
        Assert.Contains(
            embed["fields"]!.AsArray(),
            field => ((string)field!["value"]!).StartsWith("\\[look\\](", StringComparison.Ordinal)
        );
    }
}
