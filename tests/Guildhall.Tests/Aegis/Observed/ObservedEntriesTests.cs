using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Observed;

[Collection<ModerationSuite>]
public class ObservedEntriesTests(ModerationStage stage)
{
    [Fact]
    public async Task What_a_human_does_in_Discord_becomes_a_case_with_who_and_why()
    {
        var (banned, kicked, muted) = (await stage.JoinAsync(), await stage.JoinAsync(), await stage.JoinAsync());
        var until = stage.Time.GetUtcNow() + TimeSpan.FromHours(1);

        await stage.ByHandAsync("moderator", "ban", banned, "raider");
        await stage.ByHandAsync("moderator", "kick", kicked, "rude");
        await stage.ByHandAsync("moderator", "timeout", muted, "cool down", until.ToString("O"));

        var ban = await SeenAsync(banned);
        Assert.Equal((CaseKind.Ban, "raider", CaseSource.AuditLog), (ban.Kind, ban.Reason, ban.Source));
        Assert.Equal((CaseKind.Kick, "rude"), ((await SeenAsync(kicked)).Kind, (await SeenAsync(kicked)).Reason));
        var mute = await SeenAsync(muted);
        Assert.Equal(CaseKind.Mute, mute.Kind);
        Assert.InRange(mute.ExpiresAt!.Value - until, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
        await ModerationStage.UntilAsync(async () => (await SeenAsync(banned)).ActorName == "moderator");
        Assert.Equal(banned.Name, (await SeenAsync(banned)).TargetName);
    }

    [Fact]
    public async Task Our_own_act_makes_no_second_case_and_confirms_the_first()
    {
        var member = await stage.JoinAsync();

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).AuditEntryId is not null);
        Assert.Single(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task An_unban_by_hand_revokes_the_case_naming_who_it_was_and_the_timer_is_gone()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "tempban", ("user", member.Name), ("duration", "1h"));

        await stage.ByHandAsync("owner", "unban", member, null);

        await ModerationStage.UntilAsync(async () =>
            (await stage.CaseAsync(member, CaseKind.Ban)).Effect == Effect.Revoked
        );
        var row = await stage.CaseAsync(member, CaseKind.Ban);
        Assert.Equal(await stage.Service.MemberAsync("owner"), row.EndedById.ToString());
        Assert.Equal(
            0,
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.case.end' AND unique_key LIKE '%:{row.Number}:%'"
            )
        );
    }

    [Fact]
    public async Task Who_acted_without_a_reason_is_asked_for_one()
    {
        var member = await stage.JoinAsync();

        await stage.ByHandAsync("moderator", "kick", member, null);

        var row = await SeenAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        var message = Assert.Single(await stage.LoggedAsync(row));
        Assert.Equal(row.ActorId.ToString(), (string?)Assert.Single(message["mentions"]!.AsArray())!["id"]);
    }

    private async Task<Case> SeenAsync(Newcomer member)
    {
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        return await stage.CaseAsync(member);
    }
}
