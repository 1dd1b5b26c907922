using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Council;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Members;

namespace Guildhall.Tests.Sietch.Badges;

public sealed class EarnBadgesTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task Every_community_has_its_own_founders()
    {
        var other = new TenantId("other");
        var paul = await ProfileLab.AddAsync(Db, TenantId.Default, 1, "Usul", Time.GetUtcNow());
        await ProfileLab.AddAsync(Db, other, 1, "Usul", Time.GetUtcNow().AddDays(-100));
        var book = new BadgeBook(Db, (_, _) => Task.FromResult<IReadOnlyList<Term>>([]), Time);

        await new EarnBadges(book, () => [TenantId.Default, other]).HandleAsync(
            new(Time.GetUtcNow()),
            null!,
            Cancellation
        );

        Assert.Equal(2, (await book.AllAsync(TenantId.Default, Cancellation))[paul.MemberId].Count);
        Assert.Equal(3, (await book.AllAsync(other, Cancellation)).Single().Value.Count);
    }
}
