using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;
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

    /// <summary>Alone on that day, it would be laid beside the account that lost its roles 90 days before.</summary>
    [Fact]
    public async Task Whom_the_edition_still_has_leaves_it_together_with_all_who_are_hidden_by_then()
    {
        var sweep = new SweepProfiles(Db, () => [TenantId.Default]);
        var first = await AddAsync(1, "First", profile => profile with { HiddenAt = Time.GetUtcNow() });
        Time.Advance(TimeSpan.FromDays(80));
        var second = await AddAsync(2, "Second", profile => profile with { HiddenAt = Time.GetUtcNow() });
        var seen = await AddAsync(3, "Seen", profile => profile);
        await ShowAsync(first, second, seen);

        await sweep.SweepAsync(TenantId.Default, Cancellation);
        Assert.Equal(3, (await new EditionBook(Db).ReadAsync(TenantId.Default, Cancellation)).Count);

        Time.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, await sweep.SweepAsync(TenantId.Default, Cancellation));
        Assert.Equal(
            seen.MemberId,
            Assert.Single(await new EditionBook(Db).ReadAsync(TenantId.Default, Cancellation)).Key
        );
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

    [Fact]
    public async Task Who_is_gone_for_90_days_leaves_no_wish_no_waiting_and_a_term_of_nobody()
    {
        var sweep = new SweepProfiles(Db, () => [TenantId.Default]);
        var gone = await AddAsync(1, "Gone", profile => profile with { HiddenAt = Time.GetUtcNow() });
        var hidden = await AddAsync(2, "Hidden", profile => profile with { HiddenAt = Time.GetUtcNow() });
        var waiting = await AddAsync(3, "Waiting", profile => profile with { OnboardedAt = null });
        Assert.Equal(3, new[] { gone, hidden, waiting }.Select(profile => profile.MemberId).Distinct().Count());
        await Db.WriteAsync(
            async unit =>
            {
                await RoleBook.PutAsync(
                    unit,
                    TenantId.Default,
                    new(9),
                    [new() { User = new(1), IsPresent = false }, new() { User = new(3), IsPresent = false }]
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_seats (tenant_id, term, seat, member_id, seated_at) SELECT tenant_id, user_id, user_id, member_id, 1 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_alert_preferences SELECT tenant_id, member_id, 1, 0, 1, 3, 1 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_waitlist SELECT tenant_id, member_id, member_id, member_id, 1, NULL, NULL FROM sietch_identities"
                );
            },
            Cancellation
        );

        Time.Advance(TimeSpan.FromDays(90) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await sweep.SweepAsync(TenantId.Default, Cancellation));
        Assert.Equal(0, await sweep.SweepAsync(TenantId.Default, Cancellation));

        // Who is there still waits, and wants what they want.
        Assert.Equal(1, await CountAsync("sietch_alert_preferences"));
        Assert.Equal(1, await CountAsync($"sietch_waitlist WHERE member_id = '{hidden.MemberId}'"));
        Assert.Equal(1, await CountAsync("sietch_waitlist"));
        // The terms stay, in their order: those of nobody.
        Assert.Equal(3, await CountAsync("sietch_seats WHERE unseated_at IS NOT NULL"));
        Assert.Equal(0, await CountAsync("sietch_seats WHERE member_id IN (SELECT member_id FROM sietch_identities)"));
    }

    [Fact]
    public async Task When_somebody_was_first_seen_to_be_gone_is_kept_however_often_they_are_seen_so()
    {
        var first = Time.GetUtcNow();
        await PutAsync(new() { User = new(5), IsPresent = false });
        Time.Advance(TimeSpan.FromDays(3));
        await PutAsync(new() { User = new(5), IsPresent = false });
        Assert.Equal(first, (await HolderAsync())!.LeftAt);

        await PutAsync(
            new()
            {
                User = new(5),
                Roles = new HashSet<Snowflake<Role>> { new(1) },
            }
        );
        Assert.Null((await HolderAsync())!.LeftAt);
    }

    private Task ShowAsync(params Profile[] profiles) =>
        Db.WriteAsync(
            unit =>
                EditionBook.WriteAsync(
                    unit,
                    TenantId.Default,
                    new Dictionary<MemberId, EditionEntry>(),
                    profiles.ToDictionary(
                        profile => profile.MemberId,
                        profile => new EditionEntry
                        {
                            Member = profile.MemberId,
                            Tier = Tier.Fedaykin,
                            CameAs = Tier.Fedaykin,
                            Since = unit.Now,
                            TierSince = unit.Now,
                            Cohort = "",
                        }
                    )
                ),
            Cancellation
        );

    private Task PutAsync(RoleHolder holder) =>
        Db.WriteAsync(unit => RoleBook.PutAsync(unit, TenantId.Default, new(9), [holder]), Cancellation);

    private Task<RoleHolder?> HolderAsync() =>
        Db.WriteAsync(unit => RoleBook.TryHolderAsync(unit, TenantId.Default, new(9), new(5)), Cancellation);

    private Task<Profile> AddAsync(ulong user, string nym, Func<Profile, Profile> change) =>
        ProfileLab.AddAsync(Db, TenantId.Default, user, nym, Time.GetUtcNow(), change);
}
