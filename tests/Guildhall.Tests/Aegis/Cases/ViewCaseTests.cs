using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class ViewCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_case_is_shown_with_all_that_hangs_on_it()
    {
        var (member, row) = await WarnedAsync();
        await RunAsync("moderator", "case note", row, ("text", "second time this week"));
        await RunAsync("moderator", "case label", row, ("label", "Ads"));

        var answer = await RunAsync("junior", "case view", row);

        Assert.Contains(member.Name, answer.Field("Person"), StringComparison.Ordinal);
        Assert.Equal("spam", answer.Field("Reason"));
        Assert.Contains("second time this week", answer.Field("Notes"), StringComparison.Ordinal);
        Assert.Equal("ads", answer.Field("Labels"));
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_not_found()
    {
        var answer = await Stage.RunAsync("junior", "case view", ("number", "999999"));

        Assert.Contains("no case #999999", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_being_copied_is_said_until_it_is_there()
    {
        var (_, row) = await WarnedAsync();
        var source = new EvidenceSource("offer.txt", "https://cdn.invalid/offer.txt");
        var by = await Stage.Service.StaffAsync("moderator");
        // In one unit with a job that is not due: nothing is copied while we look.
        await Stage
            .Service.Get<Db>()
            .WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        EvidenceSql.Copying,
                        new
                        {
                            Guild = row.GuildId,
                            row.Number,
                            source.Name,
                            AddedBy = by.User ?? default,
                            unit.Now,
                        }
                    ),
                TestContext.Current.CancellationToken
            );

        var view = await RunAsync("junior", "case view", row);
        var given = await RunAsync("moderator", "case evidence", row);

        Assert.Contains("offer.txt: is being copied", view.Field("Evidence"), StringComparison.Ordinal);
        Assert.Contains("offer.txt: is being copied", given.Text, StringComparison.Ordinal);
    }
}
