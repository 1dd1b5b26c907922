namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class ReportMessageTests(ModerationStage stage)
{
    [Fact]
    public async Task Any_member_gets_the_form()
    {
        var (writer, reporter) = (await stage.JoinAsync(), await stage.JoinAsync());
        var message = await stage.SayAsync(writer, "buy my coins");

        var asked = await stage.MenuAsync(reporter.Name, "Report Message", message);

        Assert.Contains(writer.Name, (string?)asked.Json["modal"]!["title"], StringComparison.Ordinal);
    }
}
