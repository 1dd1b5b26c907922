using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Members;

public sealed class ProfileBookTests() : StorageSuite(new SqliteUnderTest())
{
    private static readonly TenantId other = new("other");

    private ProfileBook Book => field ??= new(Db);

    private DateTimeOffset Now => Time.GetUtcNow();

    [Fact]
    public async Task The_onboarded_come_in_the_order_of_their_onboarding_with_what_they_wrote()
    {
        var chani = await AddAsync(2, "Chani", Now.AddDays(-1), p => p with { Bio = "Sayyadina" });
        var paul = await AddAsync(1, "Usul", Now.AddDays(-2));
        await AddAsync(3, "Not-Yet", Now, p => p with { OnboardedAt = null, Step = ProfileStep.Bio });
        await ProfileLab.AddAsync(Db, other, 4, "Elsewhere", Now);

        var found = await Book.OnboardedAsync(TenantId.Default, Cancellation);

        Assert.Equal([paul, chani], found);
    }

    [Fact]
    public async Task The_hidden_are_onboarded_but_nobody_sees_them()
    {
        var hidden = await AddAsync(1, "Usul", Now, p => p with { HiddenAt = Now });

        Assert.False(Assert.Single(await Book.OnboardedAsync(TenantId.Default, Cancellation)).IsVisible);
        Assert.False((await Book.TryOfNymAsync(TenantId.Default, "Usul", Cancellation))!.IsVisible);
        Assert.Equal(hidden, await Book.TryOfUserAsync(TenantId.Default, new(1), Cancellation));
    }

    [Fact]
    public async Task A_nym_is_found_in_any_case_and_only_in_its_community()
    {
        var paul = await AddAsync(1, "Usul", Now);

        Assert.Equal(paul, await Book.TryOfNymAsync(TenantId.Default, " uSUL ", Cancellation));
        Assert.Null(await Book.TryOfNymAsync(TenantId.Default, "Usu", Cancellation));
        Assert.Null(await Book.TryOfNymAsync(other, "Usul", Cancellation));
    }

    [Fact]
    public async Task A_nym_belongs_to_one_member_whatever_its_case_and_a_member_has_one_profile()
    {
        var paul = await AddAsync(1, "Usul", Now);
        await ProfileLab.AddAsync(Db, other, 1, "usul", Now);

        var added = await Db.WriteAsync(
            async unit =>
                (
                    Nym: await ProfileBook.AddAsync(unit, paul with { MemberId = new("2"), Token = "2", Nym = "USUL" }),
                    Member: await ProfileBook.AddAsync(unit, paul with { Token = "3", Nym = "Muad" })
                ),
            Cancellation
        );

        Assert.Equal((false, false), added);
    }

    [Fact]
    public async Task A_member_is_found_by_their_id_and_a_stranger_not_at_all()
    {
        var paul = await AddAsync(1, "Usul", Now);

        Assert.Equal(paul, await Book.TryOfMemberAsync(TenantId.Default, paul.MemberId, Cancellation));
        Assert.Null(await Book.TryOfMemberAsync(other, paul.MemberId, Cancellation));
        Assert.Null(await Book.TryOfUserAsync(TenantId.Default, new(9), Cancellation));
    }

    private Task<Profile> AddAsync(ulong user, string nym, DateTimeOffset at, Func<Profile, Profile>? change = null) =>
        ProfileLab.AddAsync(Db, TenantId.Default, user, nym, at, change);
}
