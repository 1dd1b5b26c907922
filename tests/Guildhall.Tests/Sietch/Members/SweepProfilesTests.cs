using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Members;

public sealed class SweepProfilesTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task A_profile_is_kept_hidden_for_90_days_and_then_gone()
    {
        var sweep = new SweepProfiles(Db, () => [TenantId.Default]);
        await AddAsync(1, "Hidden", profile => profile with { HiddenAt = Time.GetUtcNow() });
        await AddAsync(2, "Seen", profile => profile);

        Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, await sweep.SweepAsync(TenantId.Default, Cancellation));
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await sweep.SweepAsync(TenantId.Default, Cancellation));

        var left = await new ProfileBook(Db).OnboardedAsync(TenantId.Default, Cancellation);
        Assert.Equal("Seen", Assert.Single(left).Nym);
    }

    [Fact]
    public async Task A_nym_that_nobody_finished_a_wizard_with_is_free_again()
    {
        var sweep = new SweepProfiles(Db, () => [TenantId.Default]);
        await AddAsync(1, "Reserved", profile => profile with { OnboardedAt = null, Step = ProfileStep.Bio });
        Time.Advance(TimeSpan.FromDays(91));
        await sweep.SweepAsync(TenantId.Default, Cancellation);

        await AddAsync(2, "Reserved", profile => profile);
        var first = await new ProfileBook(Db).TryOfUserAsync(TenantId.Default, new(1), Cancellation);
        Assert.Equal((null, ProfileStep.Welcome), (first!.Nym, first.Step));
    }

    private Task<Profile> AddAsync(ulong user, string nym, Func<Profile, Profile> change) =>
        ProfileLab.AddAsync(Db, TenantId.Default, user, nym, Time.GetUtcNow(), change);
}
