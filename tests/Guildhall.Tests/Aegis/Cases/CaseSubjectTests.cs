using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

/// <summary>Who was erased and comes up again: the record under the pseudonym is still theirs.</summary>
[Collection<ModerationSuite>]
public class CaseSubjectTests(ModerationStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_points_and_the_ban_of_before_are_found_and_the_ban_can_be_lifted()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "spam"), ("points", "4"));
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var ban = await stage.CaseAsync(member, CaseKind.Ban);
        await EraseAsync(member);
        Assert.Empty(await stage.CasesAsync(member));

        var history = await stage.RunAsync("moderator", "history", ("user", $"{member.Id}"));
        var again = await stage.RunAsync("owner", "ban", ("user", $"{member.Id}"));
        var lifted = await stage.RunAsync("owner", "unban", ("user", $"{member.Id}"));

        Assert.Equal("2 cases · 4 points", history.Title);
        Assert.Contains($"#{ban.Number}", again.Text, StringComparison.Ordinal);
        Assert.Contains("Unbanned", lifted.Text, StringComparison.Ordinal);
        var pseudonym = stage.Service.Get<Pseudonyms>().Of(member.User).Value;
        var kept = (await stage.CasesAsync(pseudonym)).Single(row => row.Kind == CaseKind.Ban);
        Assert.Equal(Effect.Revoked, kept.Effect);
    }

    [Fact]
    public async Task An_unban_by_hand_ends_the_ban_of_before()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await EraseAsync(member);

        await stage.ByHandAsync("owner", "unban", member, "forgiven");

        var pseudonym = stage.Service.Get<Pseudonyms>().Of(member.User).Value;
        await ModerationStage.UntilAsync(async () =>
            (await stage.CasesAsync(pseudonym)).Single(row => row.Kind == CaseKind.Ban).Effect == Effect.Revoked
        );
    }

    private async Task EraseAsync(Newcomer member)
    {
        // Its echo would be a change after the erasure.
        await ModerationStage.UntilAsync(async () =>
            (await stage.CaseAsync(member, CaseKind.Ban)).AuditEntryId is not null
        );
        await stage.Service.Get<PersonEraser>().EraseAsync(member.User, stage.Time.GetUtcNow(), Cancellation);
    }
}
