using Guildhall.Core.Access;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Tenancy;

namespace Guildhall.Tests.Core.Access;

public class AccessRulesTests
{
    private const ulong ById = 111_111_111_111_111_111;
    private const ulong NamedReader = 222_222_222_222_222_222;
    private const ulong NamedDeveloper = 333_333_333_333_333_333;
    private const ulong Unrelated = 444_444_444_444_444_444;

    private static readonly Dictionary<ulong, string> Names = new()
    {
        [ById] = "renamed since",
        [NamedReader] = "rEADER",
        [NamedDeveloper] = "Developer",
        [Unrelated] = "Developers",
    };

    [Theory]
    [InlineData("translate", new ulong[0], false)]
    [InlineData("translate", new[] { Unrelated }, false)]
    [InlineData("translate", new[] { NamedReader }, true)]
    [InlineData("translate", new[] { ById }, true)]
    [InlineData("translate", new[] { Unrelated, NamedDeveloper }, true)]
    [InlineData("deploy", new ulong[0], false)]
    [InlineData("deploy", new[] { NamedReader }, false)]
    [InlineData("deploy", new[] { NamedReader, ById }, true)]
    [InlineData("deploy", new[] { NamedDeveloper }, true)]
    [InlineData("help", new ulong[0], true)]
    [InlineData("nobody", new[] { ById, NamedReader }, false)]
    [InlineData("never-declared", new[] { ById, NamedReader }, false)]
    [InlineData("Translate", new[] { ById }, false)]
    [InlineData(null, new ulong[0], true)]
    public void The_matrix_of_roles_and_permissions(string? permission, ulong[] roles, bool allowed) =>
        Assert.Equal(allowed, Check(permission, roles) is null);

    [Theory]
    [InlineData("deploy")]
    [InlineData("nobody")]
    [InlineData("never-declared")]
    public void An_administrator_may_everything(string permission) =>
        Assert.Null(Check(permission, [], Permissions.Administrator | Permissions.ViewChannel));

    [Fact]
    public void Other_discord_permissions_open_nothing() =>
        Assert.NotNull(Check("deploy", [], Permissions.All & ~Permissions.Administrator));

    [Fact]
    public void A_role_of_unknown_name_matches_by_id_only()
    {
        var tenant = new TenantBuilder().Build();

        var held = AccessRules.RolesOf(tenant, Member([ById, NamedReader]), _ => null);

        Assert.Equal(["developer", "everyone"], held.Order());
    }

    [Fact]
    public void A_refusal_says_which_of_Discords_roles_would_do() =>
        Assert.Contains(
            "one of the roles Developer, Guest, Reader, renamed since;",
            Check("translate", [])!.Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_role_that_is_not_in_the_server_any_more_is_not_named()
    {
        var tenant = new TenantBuilder().Build();

        var denied = AccessRules.Check(tenant, "deploy", Member([]), new HashSet<string>(), _ => null);

        Assert.Contains("It takes the role Developer;", denied!.Message, StringComparison.Ordinal);
    }

    private static Guildhall.Core.Refusal? Check(
        string? permission,
        ulong[] roles,
        Permissions bits = Permissions.SendMessages
    )
    {
        var tenant = new TenantBuilder().Build();
        var member = Member(roles, bits);
        var held = AccessRules.RolesOf(tenant, member, NameOf);
        return AccessRules.Check(tenant, permission, member, held, NameOf);
    }

    private static string? NameOf(Snowflake<Role> role) => Names.GetValueOrDefault(role.Value);

    private static Requester Member(ulong[] roles, Permissions bits = Permissions.SendMessages) =>
        new(new(1), new(2), [.. roles.Select(r => new Snowflake<Role>(r))], bits);
}
