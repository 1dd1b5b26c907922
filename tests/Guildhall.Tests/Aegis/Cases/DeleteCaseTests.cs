using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class DeleteCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_deleted_case_leaves_a_tombstone_and_its_number()
    {
        var (member, row) = await WarnedAsync();

        var answer = await RunAsync("owner", "case delete", row);

        Assert.Contains("is deleted", answer.Text, StringComparison.Ordinal);
        var view = await RunAsync("owner", "case view", row);
        Assert.Equal($"Deleted · #{row.Number}", view.Title);
        Assert.DoesNotContain(member.Name, view.Text, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync("case.deleted", row));
    }

    [Fact]
    public async Task A_moderator_cannot_delete()
    {
        var (_, row) = await WarnedAsync();

        var answer = await RunAsync("moderator", "case delete", row);

        Assert.Contains("mod:admin", answer.Refusal, StringComparison.Ordinal);
        Assert.False((await Stage.FindAsync(row)).IsDeleted);
    }

    [Fact]
    public async Task The_log_keeps_nothing_of_what_was_deleted()
    {
        var (member, row) = await WarnedAsync();
        await ModerationStage.UntilAsync(async () => (await Stage.LoggedAsync(row)).Count == 1);

        await RunAsync("owner", "case delete", row);

        await ModerationStage.UntilAsync(async () =>
            !(await Stage.LoggedAsync(row))[0].ToJsonString().Contains(member.Name, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("spam", (await Stage.LoggedAsync(row))[0].ToJsonString(), StringComparison.Ordinal);
    }
}
