using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Access;

public class HierarchyTests
{
    private readonly GuildBuilder guild = new();

    [Fact]
    public void A_moderator_may_act_on_a_member() =>
        Assert.Null(Check(GuildBuilder.Staff(10, "moderator"), GuildBuilder.Target(20, "member")));

    [Fact]
    public void Nobody_acts_on_himself() =>
        AssertRefused("aegis.self", GuildBuilder.Staff(10, "admin"), GuildBuilder.Target(10, "admin"));

    [Fact]
    public void The_owner_does_not_act_on_himself_either() =>
        AssertRefused("aegis.self", GuildBuilder.Staff(1), GuildBuilder.Target(1));

    [Fact]
    public void Nobody_acts_on_the_bot() =>
        AssertRefused("aegis.the_bot", GuildBuilder.Staff(10, "admin"), GuildBuilder.Target(2, "bot"));

    [Fact]
    public void Nobody_acts_on_the_owner() =>
        AssertRefused("aegis.owner", GuildBuilder.Staff(10, "admin"), GuildBuilder.Target(1));

    [Fact]
    public void A_protected_user_is_left_alone_even_by_the_owner() =>
        AssertRefused(
            "aegis.protected",
            GuildBuilder.Staff(1),
            GuildBuilder.Target(20),
            new ProtectedList([], [new Snowflake<User>(20)])
        );

    [Fact]
    public void A_protected_role_protects_whoever_has_it() =>
        AssertRefused(
            "aegis.protected",
            GuildBuilder.Staff(10, "moderator"),
            GuildBuilder.Target(20, "member"),
            new ProtectedList([GuildBuilder.Id("member")], [])
        );

    [Theory]
    [InlineData("moderator", "moderator")]
    [InlineData("moderator", "admin")]
    [InlineData("junior", "moderator")]
    public void Nobody_acts_on_an_equal_or_a_higher(string actor, string target) =>
        AssertRefused("aegis.hierarchy_actor", GuildBuilder.Staff(10, actor), GuildBuilder.Target(20, target));

    [Fact]
    public void Of_two_roles_at_the_same_place_the_lower_id_is_the_higher()
    {
        Assert.Null(Check(GuildBuilder.Staff(10, "junior"), GuildBuilder.Target(20, "helper")));
        AssertRefused("aegis.hierarchy_actor", GuildBuilder.Staff(10, "helper"), GuildBuilder.Target(20, "junior"));
    }

    [Fact]
    public void Who_left_counts_by_the_last_known_roles() =>
        AssertRefused(
            "aegis.hierarchy_actor",
            GuildBuilder.Staff(10, "junior"),
            GuildBuilder.Target(20, "admin") with
            {
                IsPresent = false,
            }
        );

    [Fact]
    public void Who_left_is_no_obstacle_for_the_bots_own_rank() =>
        Assert.Null(Check(GuildBuilder.Staff(1), GuildBuilder.Target(20, "admin") with { IsPresent = false }));

    [Fact]
    public void Who_was_never_here_may_be_acted_on() =>
        Assert.Null(Check(GuildBuilder.Staff(10, "junior"), GuildBuilder.Target(20) with { IsPresent = false }));

    [Fact]
    public void The_owner_may_act_on_all_but_those_above_the_bot()
    {
        Assert.Null(Check(GuildBuilder.Staff(1), GuildBuilder.Target(20, "moderator")));
        AssertRefused("aegis.hierarchy_bot", GuildBuilder.Staff(1), GuildBuilder.Target(20, "admin"));
    }

    [Fact]
    public void Aegis_itself_is_above_everyone_but_those_above_the_bot()
    {
        var system = Staff.OfSystem(GuildBuilder.Guild, "automod");

        Assert.Null(Check(system, GuildBuilder.Target(20, "moderator")));
        AssertRefused("aegis.hierarchy_bot", system, GuildBuilder.Target(20, "admin"));
        AssertRefused("aegis.owner", system, GuildBuilder.Target(1));
    }

    [Fact]
    public void An_administrator_can_be_kicked_but_not_timed_out()
    {
        guild.Add("low-admin", 1, Permissions.Administrator, new(300));
        var target = GuildBuilder.Target(20) with { Roles = [new(300)] };

        Assert.Null(Check(GuildBuilder.Staff(10, "moderator"), target));
        var refusal = Hierarchy.Check(Question(GuildBuilder.Staff(10, "moderator"), target) with { TimesOut = true });
        Assert.Equal("aegis.administrator", refusal?.Code);
        Assert.Contains("kick or a ban", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_both_roles()
    {
        var refusal = Check(GuildBuilder.Staff(10, "junior"), GuildBuilder.Target(20, "moderator"));

        Assert.Contains("**moderator**", refusal!.Message, StringComparison.Ordinal);
        Assert.Contains("**junior**", refusal.Message, StringComparison.Ordinal);
    }

    private Guildhall.Core.Refusal? Check(Staff actor, Target target, ProtectedList? protectedList = null) =>
        Hierarchy.Check(Question(actor, target) with { Protected = protectedList ?? ProtectedList.None });

    private HierarchyQuestion Question(Staff actor, Target target) =>
        new()
        {
            Guild = guild.Standing,
            Actor = actor,
            Target = target,
        };

    private void AssertRefused(string code, Staff actor, Target target, ProtectedList? protectedList = null) =>
        Assert.Equal(code, Check(actor, target, protectedList)?.Code);
}
