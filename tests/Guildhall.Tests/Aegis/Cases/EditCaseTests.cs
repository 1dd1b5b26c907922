using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class EditCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_own_reason_can_be_changed_and_that_is_audited()
    {
        var (_, row) = await WarnedAsync(by: "junior");

        var answer = await RunAsync("junior", "case edit", row, ("reason", "spam in three channels"));

        Assert.Contains("new reason", answer.Text, StringComparison.Ordinal);
        Assert.Equal("spam in three channels", (await Stage.FindAsync(row)).Reason);
        Assert.Equal(1, await AuditedAsync("case.reason_changed", row));
    }

    [Fact]
    public async Task Anothers_case_needs_the_right()
    {
        var (_, row) = await WarnedAsync(by: "owner");

        var answer = await RunAsync("junior", "case edit", row, ("reason", "mine now"));

        Assert.Contains("mod:edit", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal("spam", (await Stage.FindAsync(row)).Reason);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_not_overwritten()
    {
        var (_, row) = await WarnedAsync();
        var editor = Stage.Service.Get<CaseEditor>();
        var staff = await Stage.Service.StaffAsync("owner");
        var cancellation = TestContext.Current.CancellationToken;
        var seen = await Stage.FindAsync(row);

        await editor.SetReasonAsync(staff, row.Number, "first", seen.Version, cancellation);
        var second = await editor.SetReasonAsync(staff, row.Number, "second", seen.Version, cancellation);

        Assert.False(second.TryGet(out _, out var refusal));
        Assert.Equal("aegis.case_changed", refusal.Code);
        Assert.Equal("first", (await Stage.FindAsync(row)).Reason);
    }
}
