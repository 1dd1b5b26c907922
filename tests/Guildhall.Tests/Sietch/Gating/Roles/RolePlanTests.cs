using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Gating.Roles;

public class RolePlanTests
{
    private static readonly Snowflake<User> paul = new(100);
    private static readonly Snowflake<Role> taqwa = new(1);
    private static readonly Snowflake<Role> fedaykin = new(2);
    private static readonly Snowflake<Role> naib = new(3);

    private static readonly Dictionary<GatedRole, Snowflake<Role>> roles = new()
    {
        [GatedRole.Taqwa] = taqwa,
        [GatedRole.Fedaykin] = fedaykin,
        [GatedRole.Naib] = naib,
    };

    [Fact]
    public void Who_rises_is_given_the_one_before_the_other_is_taken()
    {
        var plan = Plan(GatedRole.Naib, Holding(fedaykin));

        Assert.Equal([new RoleStep(paul, naib, true), new RoleStep(paul, fedaykin, false)], plan.Steps);
    }

    [Fact]
    public void Who_has_what_they_should_is_left_alone() =>
        Assert.Empty(Plan(GatedRole.Fedaykin, Holding(fedaykin)).Steps);

    [Fact]
    public void Who_earns_nothing_any_more_loses_it() =>
        Assert.Equal([new RoleStep(paul, fedaykin, false)], Plan(GatedRole.None, Holding(fedaykin)).Steps);

    [Fact]
    public void While_the_standings_are_in_doubt_something_is_given_and_nothing_taken()
    {
        var plan = Plan(GatedRole.Naib, Holding(fedaykin), isTrusted: false);

        Assert.Equal([new RoleStep(paul, naib, true)], plan.Steps);
        Assert.Equal(1, plan.HeldBack);
    }

    [Fact]
    public void Who_never_linked_a_wallet_keeps_what_they_had_before_us_and_nothing_else()
    {
        var holder = Holding(fedaykin, naib) with { Inherited = Set(fedaykin) };

        Assert.Equal([new RoleStep(paul, naib, false)], Plan(null, holder).Steps);
        Assert.Equal([new RoleStep(paul, fedaykin, false)], Plan(null, Holding(fedaykin)).Steps);
    }

    [Fact]
    public void Whoever_links_a_wallet_is_judged_by_it_from_then_on()
    {
        var plan = Plan(GatedRole.None, Holding(fedaykin) with { Inherited = Set(fedaykin) });

        Assert.Equal([new RoleStep(paul, fedaykin, false)], plan.Steps);
        Assert.Single(plan.Adopted);
    }

    [Fact]
    public void Nobody_is_called_for_who_is_not_in_the_server()
    {
        var gone = new RoleHolder { User = paul, IsPresent = false };

        Assert.Empty(Plan(GatedRole.Naib, gone).Steps);
        Assert.Equal([new RoleStep(paul, naib, true)], Plan(GatedRole.Naib, null).Steps);
    }

    [Fact]
    public void Ten_thousand_members_of_whom_nothing_changed_need_no_call()
    {
        var wallets = Enumerable.Range(1, 10_000).Select(i => new HeldWallet(new((ulong)i), Wallet(i))).ToList();
        var holders = wallets.ToDictionary(w => w.User, w => Holding(fedaykin) with { User = w.User });

        var wanted = RoleWishesLab.Of([.. wallets], _ => Tier.Fedaykin);
        var plan = RolePlan.Of(wanted.Wanted, holders, roles, isTrusted: true, new HashSet<Snowflake<User>>());

        Assert.Empty(plan.Steps);
    }

    [Fact]
    public void Who_has_a_link_that_cannot_be_read_is_given_what_is_sure_and_loses_nothing()
    {
        var plan = Plan(GatedRole.Naib, Holding(fedaykin), doubtful: paul);
        Assert.Equal([new RoleStep(paul, naib, true)], plan.Steps);
        Assert.Equal(1, plan.HeldBack);

        plan = Plan(null, Holding(fedaykin), doubtful: paul);
        Assert.Empty(plan.Steps);
        Assert.Equal(1, plan.HeldBack);
    }

    [Fact]
    public void Others_links_that_cannot_be_read_keep_nobody_from_losing_what_they_lost() =>
        Assert.Equal(
            [new RoleStep(paul, fedaykin, false)],
            Plan(GatedRole.None, Holding(fedaykin), doubtful: new(200)).Steps
        );

    private static RolePlan Plan(
        GatedRole? wanted,
        RoleHolder? holder,
        bool isTrusted = true,
        Snowflake<User> doubtful = default
    ) =>
        RolePlan.Of(
            wanted is { } kind
                ? new Dictionary<Snowflake<User>, IReadOnlySet<GatedRole>> { [paul] = new HashSet<GatedRole> { kind } }
                : [],
            holder is null ? [] : new Dictionary<Snowflake<User>, RoleHolder> { [paul] = holder },
            roles,
            isTrusted,
            new HashSet<Snowflake<User>> { doubtful }
        );

    private static RoleHolder Holding(params Snowflake<Role>[] held) => new() { User = paul, Roles = Set(held) };

    private static HashSet<Snowflake<Role>> Set(params Snowflake<Role>[] held) => [.. held];

    private static Address Wallet(int number) => Address.Parse($"0x{number:x40}");
}
