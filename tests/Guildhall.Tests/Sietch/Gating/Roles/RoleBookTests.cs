using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Gating.Roles;

public sealed class RoleBookTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly TenantId tenant = new("arrakis");
    private static readonly Snowflake<Guild> guild = new(1);
    private static readonly Snowflake<Role> naib = new(10);
    private static readonly Snowflake<Role> fedaykin = new(20);

    private RoleBook Book => field ??= new(Db);

    [Fact]
    public async Task What_was_heard_while_the_members_were_read_is_newer_than_what_was_read()
    {
        await PutAsync(Holding(1, naib), Holding(2, naib), Holding(3, naib), Holding(4, naib));
        var before = await KnownAsync();

        // Meanwhile the first has lost it, the second has another, the third has left, and a fifth has come.
        await PutAsync(Holding(1), Holding(2, fedaykin), Holding(3) with { IsPresent = false }, Holding(5, fedaykin));
        await ReplaceAsync(before, Holding(1, naib), Holding(2, naib), Holding(3, naib), Holding(4, fedaykin));

        var known = await KnownAsync();
        Assert.Equal([2, 3, 4, 5], known.Keys.Select(user => (int)user.Value).Order());
        Assert.Equal([fedaykin], known[new(2)].Roles);
        Assert.False(known[new(3)].IsPresent);
        Assert.Equal([fedaykin], known[new(4)].Roles);
    }

    [Fact]
    public async Task Of_whom_nothing_was_heard_what_was_read_counts_and_who_is_missing_in_it_is_forgotten()
    {
        await PutAsync(Holding(1, naib), Holding(2, naib));

        await ReplaceAsync(await KnownAsync(), Holding(2, fedaykin));
        Assert.Equal([2UL], (await KnownAsync()).Keys.Select(user => user.Value));

        await ReplaceAsync(null, Holding(1, naib));
        Assert.Equal([1UL], (await KnownAsync()).Keys.Select(user => user.Value));
    }

    private Task PutAsync(params RoleHolder[] holders) =>
        Db.WriteAsync(unit => RoleBook.PutAsync(unit, tenant, guild, holders), Cancellation);

    private Task ReplaceAsync(IReadOnlyDictionary<Snowflake<User>, RoleHolder>? before, params RoleHolder[] read) =>
        Db.WriteAsync(unit => RoleBook.ReplaceAsync(unit, tenant, guild, before, read), Cancellation);

    private Task<IReadOnlyDictionary<Snowflake<User>, RoleHolder>> KnownAsync() =>
        Book.HoldersAsync(tenant, guild, Cancellation);

    private static RoleHolder Holding(ulong user, params Snowflake<Role>[] roles) =>
        new() { User = new(user), Roles = roles.ToHashSet() };
}
