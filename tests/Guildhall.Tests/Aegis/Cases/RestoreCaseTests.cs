using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class RestoreCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_deletion_can_be_undone()
    {
        var (_, row) = await WarnedAsync();
        await RunAsync("owner", "case delete", row);

        await RunAsync("owner", "case restore", row);

        Assert.False((await Stage.FindAsync(row)).IsDeleted);
    }
}
