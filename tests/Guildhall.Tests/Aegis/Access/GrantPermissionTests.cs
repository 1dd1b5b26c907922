using Guildhall.Aegis.Access;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Access;

public class GrantPermissionTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AegisService Service => fixture.Service;

    [Fact]
    public async Task The_first_grant_says_who_would_lose_what_and_changes_nothing_yet()
    {
        await using var service = await AegisService.StartAsync();
        var moderator = await service.StaffAsync("moderator");

        var asked = await service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:warn"),
            ("role", await service.RoleAsync("junior"))
        );

        Assert.True(asked.IsEphemeral);
        Assert.Contains("first grant", asked.Text, StringComparison.Ordinal);
        Assert.Contains($"<@&{await service.RoleAsync("moderator")}>", asked.Text, StringComparison.Ordinal);
        Assert.Contains(Rights.Ban, await service.Get<Gates>().RightsOfAsync(moderator, Cancellation));
        Assert.Equal(0, await service.CountAuditAsync("aegis.grant_given"));
    }

    [Fact]
    public async Task A_grant_for_a_while_ends_by_itself()
    {
        var time = new ManualTime();
        var grants = Service.Get<Grants>();
        var owner = await Service.StaffAsync("owner");
        var member = await Service.StaffAsync("member-2");
        var subject = GrantSubject.Of(member.User!.Value);
        await grants.GiveAsync(owner, subject, Rights.View, time.GetUtcNow().AddHours(1), Cancellation);
        var gates = new Gates(Service.Get<Standings>(), grants, time);

        var before = await gates.RightsOfAsync(member, Cancellation);
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([Rights.View], before);
        Assert.Empty(await gates.RightsOfAsync(member, Cancellation));
    }

    [Theory]
    [InlineData("mod:everything", null, "There is no right")]
    [InlineData("bot:admin", null, "There is no right")]
    [InlineData("mod:ban", "0d", "no length of time")]
    [InlineData("mod:ban", "11y", "longer than")]
    public async Task What_cannot_be_granted_is_refused(string right, string? length, string reason)
    {
        List<(string, string)> options = [("right", right), ("user", await Service.MemberAsync("member-3"))];
        if (length is not null)
        {
            options.Add(("for", length));
        }

        var answer = await Service.RunAsync("owner", "permissions grant", [.. options]);

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await Service.Get<Gates>().RightsOfAsync(await Service.StaffAsync("member-3"), Cancellation));
    }

    [Fact]
    public async Task Neither_both_nor_none_nor_everyone_can_be_given_a_right()
    {
        var (role, user) = (await Service.RoleAsync("junior"), await Service.MemberAsync("member-3"));

        var none = await Service.RunAsync("owner", "permissions grant", ("right", "mod:ban"));
        var both = await Service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:ban"),
            ("role", role),
            ("user", user)
        );
        var everyone = await Service.RunAsync(
            "owner",
            "permissions grant",
            ("right", "mod:ban"),
            ("role", $"{AegisService.Guild}")
        );

        Assert.Contains("either a role or a user", none.Refusal, StringComparison.Ordinal);
        Assert.Contains("either a role or a user", both.Refusal, StringComparison.Ordinal);
        Assert.Contains("@everyone", everyone.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_manages_the_server_without_being_its_admin_may_not_grant()
    {
        await Service.AddRoleAsync("granter", Permission.Ordinary | Permission.ManageGuild);
        await Service.GiveAsync("member-4", "granter");

        var answer = await Service.RunAsync(
            "member-4",
            "permissions grant",
            ("right", "guild:admin"),
            ("user", await Service.MemberAsync("member-4"))
        );

        Assert.Contains("`guild:admin`", answer.Refusal, StringComparison.Ordinal);
    }
}
