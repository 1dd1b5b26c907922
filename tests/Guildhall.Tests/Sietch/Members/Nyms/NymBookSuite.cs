using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Members.Nyms;

/// <summary>Whose nyms are, on either database.</summary>
public abstract class NymBookSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly TenantId other = new("other");

    private NymBook Book => field ??= new(Db, new(new byte[32]));

    [Fact]
    public async Task A_nym_that_was_given_up_is_its_owners_for_90_days_and_then_anybodys()
    {
        var paul = await AddAsync(1, "Shai-Hulud");
        var feyd = await AddAsync(2, "Feyd");
        await Book.FillAsync(TenantId.Default, Cancellation);
        Assert.True(await TakeAsync(paul, "Muad"));

        Assert.False(await TakeAsync(feyd, "Shai-Hulud"));
        Assert.False(await TakeAsync(feyd, "5hai_HuIud"));
        Time.Advance(TimeSpan.FromDays(89));
        Assert.True(await TakeAsync(paul, "ShaiHulud"));
        Assert.True(await TakeAsync(paul, "Muad"));
        Time.Advance(NymBook.Kept - TimeSpan.FromMilliseconds(1));
        Assert.False(await TakeAsync(feyd, "Shai-Hulud"));

        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await TakeAsync(feyd, "Shai_Hulud"));
        Assert.False(await TakeAsync(paul, "ShaiHulud"));
    }

    [Fact]
    public async Task Look_alikes_of_those_who_are_here_are_theirs_and_in_another_community_anybodys()
    {
        await AddAsync(1, "Late-One");
        var feyd = await AddAsync(2, "Feyd");
        var stranger = await ProfileLab.AddAsync(Db, other, 3, "Chani", Time.GetUtcNow());
        await Book.FillAsync(TenantId.Default, Cancellation);

        Assert.False(await TakeAsync(feyd, "Late0ne"));
        Assert.True(await TakeAsync(stranger, "Late0ne"));
    }

    [Fact]
    public async Task Of_several_who_want_look_alikes_at_once_one_has_theirs()
    {
        var members = new List<Profile>();
        for (var user = 1UL; user <= 6; user++)
        {
            members.Add(await AddAsync(user, $"Somebody-{user}"));
        }

        var taken = await Task.WhenAll(
            members.Select((member, i) => TakeAsync(member, i % 2 == 0 ? "Late-One" : "Late0ne"))
        );

        Assert.Single(taken, isTheirs => isTheirs);
    }

    [Fact]
    public async Task What_nobody_knew_them_by_is_free_at_once()
    {
        var paul = await AddAsync(1, null);
        var feyd = await AddAsync(2, null);
        Assert.True(await TakeAsync(paul, "Usul"));
        Assert.False(await TakeAsync(feyd, "Usul"));
        Assert.True(await TakeAsync(paul, "Muad"));

        Assert.True(await TakeAsync(feyd, "Usul"));
    }

    [Fact]
    public async Task Whose_profile_has_ended_may_have_it_again_and_nobody_else()
    {
        var paul = await AddAsync(1, "Usul", profile => profile with { HiddenAt = Time.GetUtcNow() });
        var feyd = await AddAsync(2, "Feyd");
        await Book.FillAsync(TenantId.Default, Cancellation);
        Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await SweepAsync());

        Assert.False(await TakeAsync(feyd, "usul"));
        Assert.True(await TakeAsync(paul, "Usul"));
    }

    [Fact]
    public async Task Of_whoever_was_erased_no_row_names_them_and_nobody_has_it_for_90_days()
    {
        var paul = await AddAsync(1, "Usul");
        var feyd = await AddAsync(2, "Feyd");
        await Book.FillAsync(TenantId.Default, Cancellation);
        await Db.WriteAsync(
            async unit =>
            {
                await ProfileBook.EraseAsync(unit, TenantId.Default, paul.MemberId);
                await NymBook.EraseAsync(unit, TenantId.Default, paul.MemberId);
            },
            Cancellation
        );

        var left = await Db.QueryAsync<Kept>("SELECT nym_name, member_id FROM sietch_nyms", null, Cancellation);
        Assert.Contains(left, row => row.MemberId is null);
        Assert.All(left, row => Assert.Matches("^[0-9a-f]{64}$", row.NymName));
        Assert.DoesNotContain(left, row => row.MemberId == paul.MemberId.Value);
        Assert.False(await TakeAsync(feyd, "Usul"));
        Time.Advance(NymBook.Kept);
        await SweepAsync();
        Assert.True(await TakeAsync(feyd, "Usul"));
    }

    /// <summary>Both were there before look-alikes were refused.</summary>
    [Fact]
    public async Task Of_two_from_before_both_stay_and_the_first_has_the_row()
    {
        var first = await AddAsync(1, "Shai-Hulud");
        Time.Advance(TimeSpan.FromMinutes(1));
        var second = await AddAsync(2, "ShaiHulud");
        var feyd = await AddAsync(3, "Feyd");

        Assert.Equal(2, await Book.FillAsync(TenantId.Default, Cancellation));
        Assert.Equal(0, await Book.FillAsync(TenantId.Default, Cancellation));

        Assert.False(await TakeAsync(second, "Shai_Hulud"));
        Assert.True(await TakeAsync(first, "Shai_Hulud"));
        Assert.False(await TakeAsync(feyd, "ShaiHulud"));
    }

    [Fact]
    public void Rows_have_other_names_in_another_community_and_under_another_key()
    {
        var names = new NymNames(new byte[32]);

        Assert.NotEqual(names.Of(TenantId.Default, "Usul"), names.Of(other, "Usul"));
        Assert.NotEqual(names.Of(other, "Usul"), new NymNames([.. new byte[31], 1]).Of(other, "Usul"));
        Assert.Equal(names.Of(other, "Usul"), names.Of(other, "u-S_u1"));
    }

    private Task<Profile> AddAsync(ulong user, string? nym, Func<Profile, Profile>? change = null) =>
        ProfileLab.AddAsync(
            Db,
            TenantId.Default,
            user,
            nym ?? $"none-{user}",
            Time.GetUtcNow(),
            nym is null ? profile => profile with { Nym = null, OnboardedAt = null } : change
        );

    private Task<bool> TakeAsync(Profile own, string nym) =>
        Db.WriteAsync(unit => Book.TakeAsync(unit, own, nym), Cancellation);

    private Task<int> SweepAsync() =>
        new SweepProfiles(Db, () => [TenantId.Default]).SweepAsync(TenantId.Default, Cancellation);

    private sealed record Kept(string NymName, string? MemberId);
}
