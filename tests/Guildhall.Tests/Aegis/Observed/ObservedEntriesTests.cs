using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Observed;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
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

    [Fact]
    public async Task Roles_that_staff_give_by_hand_are_a_case_and_nobody_is_asked_why()
    {
        var member = await stage.JoinAsync();

        await ToggleAsync(member);

        var row = await SeenAsync(member);
        Assert.Equal((CaseKind.Role, "added role-of-a-test"), (row.Kind, row.SourceDetail));
        Assert.False(row.Lasts);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        Assert.Empty(Assert.Single(await stage.LoggedAsync(row))["mentions"]!.AsArray());
    }

    [Fact]
    public async Task Roles_by_hand_are_no_cases_where_the_guild_does_not_want_them()
    {
        await stage.SetAsync("modLog.handMadeRoles", "off");
        var member = await stage.JoinAsync();
        try
        {
            await ToggleAsync(member);
            await ModerationStage.UntilAsync(async () =>
                await stage.Service.Guildhall.CountAsync(
                    $"SELECT COUNT(*) FROM observed_acts WHERE target_id = {member.Id} AND action = 25"
                ) == 1
            );
        }
        finally
        {
            await stage.SetAsync("modLog.handMadeRoles", "on");
        }

        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task A_prune_is_one_case_about_nobody_by_name()
    {
        var entry = new AuditLogEntry
        {
            Id = Snowflake<AuditLogEntry>.At(stage.Time.GetUtcNow()),
            UserId = new(ulong.Parse(await stage.Service.MemberAsync("owner"))),
            ActionType = 21,
            Options = new() { DeleteMemberDays = 7, MembersRemoved = 12 },
        };

        var entries = stage.Service.Get<ObservedEntries>();
        await entries.TakeAsync(AegisService.Guild, entry, TestContext.Current.CancellationToken);
        await entries.TakeAsync(AegisService.Guild, entry, TestContext.Current.CancellationToken);

        var row = Assert.Single(await stage.CasesAsync(0), row => row.AuditEntryId == entry.Id);
        Assert.Equal((CaseKind.Kick, "pruned 12 members not seen for 7 days"), (row.Kind, row.TargetName));
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
    }

    private async Task ToggleAsync(Newcomer member)
    {
        await stage.Service.AddRoleAsync("role-of-a-test");
        await stage.Discord.PostAsync(
            $"{AegisWorld.Place}/moderation",
            new JsonObject
            {
                ["actor"] = "owner",
                ["action"] = "role",
                ["target"] = member.Name,
                ["role"] = "role-of-a-test",
            }
        );
    }

    private async Task<Case> SeenAsync(Newcomer member)
    {
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        return await stage.CaseAsync(member);
    }
}
