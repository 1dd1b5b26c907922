using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Access;

public class ReadRanksTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_leaves_is_known_by_the_roles_of_before_though_no_event_ever_told_them()
    {
        await using var service = await AegisService.StartAsync();
        var moderator = ulong.Parse(await service.MemberAsync("moderator"));
        await UntilKnownAsync(service, moderator);

        await LeaveAsync(service, "moderator");
        await LeaveAsync(service, "member-1");

        var target = await service.TargetAsync(moderator);
        Assert.False(target.IsPresent);
        Assert.Equal([await service.RoleAsync("moderator")], target.Roles.Select(role => role.ToString()));
        Assert.Equal(
            1,
            await service.Guildhall.CountAsync("SELECT COUNT(*) FROM aegis_member_snapshots WHERE left_at IS NOT NULL")
        );
    }

    [Fact]
    public async Task Who_gains_or_loses_rank_is_remembered_or_forgotten_and_ordinary_members_never_are()
    {
        await using var service = await AegisService.StartAsync();
        var member = ulong.Parse(await service.MemberAsync("member-1"));
        await UntilKnownAsync(service, ulong.Parse(await service.MemberAsync("junior")));
        Assert.Empty(await RolesAsync(service, member));

        await GiveAsync(service, "member-1", "junior");
        await UntilKnownAsync(service, member);
        await GiveAsync(service, "member-1");

        await WaitAsync(async () => (await RolesAsync(service, member)).Count == 0);
    }

    private static async Task UntilKnownAsync(AegisService service, ulong user) =>
        await WaitAsync(async () => (await RolesAsync(service, user)).Count > 0);

    private static Task<IReadOnlyList<Snowflake<Role>>> RolesAsync(AegisService service, ulong user) =>
        service.Get<MemberSnapshots>().RolesOfAsync(AegisService.Guild, new(user), Cancellation);

    private static Task WaitAsync(Func<Task<bool>> reached) => ModerationStage.UntilAsync(reached);

    private static async Task LeaveAsync(AegisService service, string member)
    {
        using var left = await service.Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/members/{member}",
            Cancellation
        );
        left.EnsureSuccessStatusCode();
        var user = member == "moderator" ? "left_at IS NOT NULL" : "1 = 1";
        await WaitAsync(async () =>
            await service.Guildhall.CountAsync($"SELECT COUNT(*) FROM aegis_member_snapshots WHERE {user}") > 0
        );
    }

    private static async Task GiveAsync(AegisService service, string member, params string[] roles)
    {
        using var content = new StringContent(
            $$"""{"roles":[{{string.Join(',', roles.Select(role => $"\"{role}\""))}}]}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var changed = await service.Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/members/{member}",
            content,
            Cancellation
        );
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync(Cancellation));
    }
}
