using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;

namespace Guildhall.Tests.Sietch.Gating.Roles;

public class GateRolesTests
{
    private static readonly Snowflake<User> bot = new(7);
    private static readonly RolesEntry entry = new() { Naib = "Naib", Fedaykin = "20" };

    [Fact]
    public void Roles_are_found_by_name_in_any_case_or_by_id()
    {
        var roles = Of(Role(10, "naib", 2), Role(20, "warriors", 1));

        Assert.Empty(roles.Problems);
        Assert.Equal((10UL, 20UL), (roles.Usable[GatedRole.Naib].Value, roles.Usable[GatedRole.Fedaykin].Value));
    }

    [Fact]
    public void What_stands_in_the_way_is_said_with_what_to_do()
    {
        var problems = Of(Role(10, "naib", 9)).Problems;

        Assert.Equal(2, problems.Count);
        Assert.Contains("\"naib\" of sietch.roles.naib stands above mine", problems[0]);
        Assert.Contains("Move my role above it", problems[0]);
        Assert.Contains("\"20\" of sietch.roles.fedaykin is not in this server", problems[1]);
    }

    [Fact]
    public void Without_the_right_to_give_roles_none_is_usable()
    {
        var roles = Of(Permissions.None, Role(10, "naib", 2), Role(20, "warriors", 1));

        Assert.Contains("Manage Roles", Assert.Single(roles.Problems));
        Assert.Empty(roles.Usable);
    }

    [Fact]
    public void A_role_of_an_integration_or_one_that_is_named_twice_is_not_given()
    {
        Assert.Contains(
            "belongs to Discord",
            Assert.Single(Of(Role(10, "naib", 2) with { Managed = true }, Role(20, "w", 1)).Problems)
        );
        var twice = GateRoles.Of(
            new() { Naib = "20", Fedaykin = "w" },
            Guild(Permissions.ManageRoles, Role(20, "w", 1)),
            default
        );
        Assert.Contains("named for two places", Assert.Single(twice.Problems));
    }

    private static GateRoles Of(params Role[] roles) => Of(Permissions.ManageRoles, roles);

    private static GateRoles Of(Permissions own, params Role[] roles) =>
        GateRoles.Of(entry, Guild(own, roles), default);

    private static CachedGuild Guild(Permissions own, params Role[] roles)
    {
        var guild = new CachedGuild(new(900));
        guild.Replace(
            new()
            {
                Id = guild.Id,
                Name = "sietch",
                OwnerId = new(1),
                Roles = [Role(900, "@everyone", 0), Role(5, "bot", 5) with { Permissions = own }, .. roles],
                Members =
                [
                    new()
                    {
                        User = new() { Id = bot },
                        Roles = [new(5)],
                    },
                ],
            },
            bot
        );
        return guild;
    }

    private static Role Role(ulong id, string name, int position) =>
        new()
        {
            Id = new(id),
            Name = name,
            Position = position,
        };
}
