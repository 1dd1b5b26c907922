using Guildhall.Core;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Members;

public sealed class ProfileDeskTests : StorageSuite
{
    private const ulong Paul = 100;
    private const ulong Chani = 200;

    private readonly string keys;

    public ProfileDeskTests()
        : this(new()) { }

    private ProfileDeskTests(SqliteUnderTest storage)
        : base(storage) => keys = System.IO.Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    private LinkLab Lab => field ??= new(Db, keys);

    private ProfileDesk Desk => field ??= NewDesk();

    [Fact]
    public async Task The_wizard_goes_on_after_a_restart_where_it_was()
    {
        var key = await BeginAsync(Paul, 1);
        await TakenAsync(Desk.TakeNymAsync(key, "Usul", Cancellation));

        var again = await TakenAsync(NewDesk().BeginAsync(LinkLab.Tenant, new(Paul), Cancellation));

        Assert.Equal(("Usul", ProfileStep.Picture, key.Token), (again.Nym, again.Step, again.Token));
        await TakenAsync(NewDesk().TakePictureAsync(key, PictureKind.Generated, null, Cancellation));
        var done = await TakenAsync(NewDesk().TakeBioAsync(key, "", Cancellation));
        Assert.Equal((ProfileStep.Done, Time.GetUtcNow()), (done.Step, done.OnboardedAt));
    }

    [Fact]
    public async Task A_nym_is_kept_from_others_from_the_moment_it_is_chosen()
    {
        var paul = await BeginAsync(Paul, 1);
        var chani = await BeginAsync(Chani, 2);
        await TakenAsync(Desk.TakeNymAsync(paul, "Usul", Cancellation));

        Assert.Equal("sietch.nym_taken", await RefusedAsync(Desk.TakeNymAsync(chani, "uSUL", Cancellation)));
        await TakenAsync(Desk.TakeNymAsync(paul, "Muad", Cancellation));
        await TakenAsync(Desk.TakeNymAsync(chani, "usul", Cancellation));
    }

    [Fact]
    public async Task Chance_takes_no_nym_from_somebody_whose_profile_is_complete()
    {
        var key = await OnboardAsync(Paul, 1, "Usul");

        Assert.Equal("sietch.nym_chosen", await RefusedAsync(Desk.TakeRandomNymAsync(key, Cancellation)));
    }

    [Fact]
    public async Task The_first_choice_starts_no_waiting_and_a_change_does()
    {
        var key = await OnboardAsync(Paul, 1, "Usul");
        await TakenAsync(Desk.TakeNymAsync(key, "USUL", Cancellation));
        Time.Advance(TimeSpan.FromDays(29.5));
        Assert.Equal("sietch.nym_too_soon", await RefusedAsync(Desk.TakeNymAsync(key, "Muad", Cancellation)));

        Time.Advance(TimeSpan.FromDays(0.5));
        Assert.Equal("Muad", (await TakenAsync(Desk.TakeNymAsync(key, "Muad", Cancellation))).Nym);
    }

    [Fact]
    public async Task A_nym_that_a_member_was_known_by_stays_theirs_when_they_change_it()
    {
        var paul = await OnboardAsync(Paul, 1, "Shai-Hulud");
        var chani = await BeginAsync(Chani, 2);
        await TakenAsync(Desk.TakeNymAsync(paul, "Muad", Cancellation));

        Assert.Equal("sietch.nym_taken", await RefusedAsync(Desk.TakeNymAsync(chani, "Shai-Hulud", Cancellation)));
        Assert.Equal("sietch.nym_taken", await RefusedAsync(Desk.TakeNymAsync(chani, "ShaiHu1ud", Cancellation)));
        Assert.Null((await TakenAsync(Desk.BeginAsync(LinkLab.Tenant, new(Chani), Cancellation))).Nym);
        Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("Shai-Hulud", (await TakenAsync(Desk.TakeNymAsync(paul, "Shai-Hulud", Cancellation))).Nym);
    }

    [Fact]
    public async Task Of_two_who_want_look_alikes_at_once_one_has_theirs()
    {
        var paul = await BeginAsync(Paul, 1);
        var chani = await BeginAsync(Chani, 2);

        var taken = await Task.WhenAll(
            Desk.TakeNymAsync(paul, "Late-One", Cancellation),
            NewDesk().TakeNymAsync(chani, "Late0ne", Cancellation)
        );

        Assert.Single(taken, result => result.TryGet(out _, out _));
    }

    [Fact]
    public async Task Whoever_is_not_eligible_any_more_at_the_end_is_not_onboarded_and_keeps_the_steps()
    {
        var key = await BeginAsync(Paul, 1);
        await TakenAsync(Desk.TakeNymAsync(key, "Usul", Cancellation));
        await StandAsync(1, Tier.Waiting);

        Assert.Equal("sietch.not_eligible", await RefusedAsync(Desk.TakeBioAsync(key, "hi", Cancellation)));
        await StandAsync(1, Tier.Fedaykin);
        Assert.True((await TakenAsync(Desk.TakeBioAsync(key, "hi", Cancellation))).IsOnboarded);
    }

    [Fact]
    public async Task Steps_have_their_order_and_what_is_hidden_is_not_changed()
    {
        var key = await BeginAsync(Paul, 1);
        Assert.Equal("sietch.nym_missing", await RefusedAsync(Desk.TakeBioAsync(key, "hi", Cancellation)));
        Assert.Equal(
            "sietch.nym_missing",
            await RefusedAsync(Desk.TakePictureAsync(key, PictureKind.Generated, null, Cancellation))
        );

        await OnboardAsync(Paul, 1, "Usul");
        await Db.WriteAsync(unit => unit.ExecuteAsync("UPDATE sietch_profiles SET hidden_at = 1"), Cancellation);
        Assert.Equal("sietch.profile_hidden", await RefusedAsync(Desk.TakeNymAsync(key, "Muad", Cancellation)));
    }

    [Fact]
    public async Task A_new_picture_takes_the_place_of_the_old_one()
    {
        var key = await OnboardAsync(Paul, 1, "Usul");
        await TakenAsync(Desk.TakePictureAsync(key, PictureKind.Own, [1], Cancellation));
        var second = await TakenAsync(Desk.TakePictureAsync(key, PictureKind.Own, [2], Cancellation));

        Assert.NotNull(second.PictureId);
        Assert.Equal(1, await CountAsync("sietch_pictures"));
        await TakenAsync(Desk.TakePictureAsync(key, PictureKind.None, null, Cancellation));
        Assert.Equal(0, await CountAsync("sietch_pictures"));
    }

    [Fact]
    public async Task Without_a_wallet_nothing_begins() =>
        Assert.Equal(
            "sietch.not_eligible",
            await RefusedAsync(Desk.BeginAsync(LinkLab.Tenant, new(Paul), Cancellation))
        );

    /// <summary>Scenario 15, the profile's part.</summary>
    [Fact]
    public async Task Another_wallet_changes_nothing_of_the_profile()
    {
        var key = await OnboardAsync(Paul, 1, "Usul");
        var before = await TakenAsync(Desk.BeginAsync(LinkLab.Tenant, new(Paul), Cancellation));
        await Lab.LinkAsync(Paul, 2);
        await StandAsync(2, Tier.Naib);
        await Lab.UnlinkAsync(
            Paul,
            (await Lab.OfAsync(Paul)).Single(own => own.Link.Wallet == LinkLab.Wallet(1)).Link.Id
        );

        Assert.Equal(before, await TakenAsync(Desk.BeginAsync(LinkLab.Tenant, new(Paul), Cancellation)));
        Assert.Equal(key.Token, before.Token);
    }

    private ProfileDesk NewDesk()
    {
        var tiers = new MemberTiers(
            Db,
            Lab.Vault,
            new GateStandings(Db),
            (_, _) => Task.FromResult<IReadOnlySet<MemberId>?>(null),
            Time
        );
        return new(Db, tiers, new(Db, new(new byte[32])), new(_ => "Sietch Tabr"));
    }

    private async Task<ProfileKey> BeginAsync(ulong user, int wallet)
    {
        await Lab.LinkAsync(user, wallet);
        await StandAsync(wallet, Tier.Fedaykin);
        var begun = await TakenAsync(Desk.BeginAsync(LinkLab.Tenant, new(user), Cancellation));
        return new(LinkLab.Tenant, new(user), begun.Token);
    }

    private async Task<ProfileKey> OnboardAsync(ulong user, int wallet, string nym)
    {
        var key = await BeginAsync(user, wallet);
        await TakenAsync(Desk.TakeNymAsync(key, nym, Cancellation));
        await TakenAsync(Desk.TakePictureAsync(key, PictureKind.Generated, null, Cancellation));
        await TakenAsync(Desk.TakeBioAsync(key, "", Cancellation));
        return key;
    }

    private Task StandAsync(int wallet, Tier tier) =>
        Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES ('arrakis', 1, 0)
                    ON CONFLICT (tenant_id) DO UPDATE SET snapshot = sietch_state.snapshot + 1
                    """
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                    VALUES ('arrakis', @Wallet, 1, @Tier, @Wallet, 'Ranked', 0)
                    ON CONFLICT (tenant_id, wallet) DO UPDATE SET tier = excluded.tier
                    """,
                    new { Wallet = LinkLab.Wallet(wallet).ToArray(), Tier = tier.ToString() }
                );
            },
            Cancellation
        );

    private static async Task<Profile> TakenAsync(Task<Result<Profile>> taking)
    {
        Assert.True((await taking).TryGet(out var profile, out var refusal), refusal?.Message);
        return profile;
    }

    private static async Task<string> RefusedAsync(Task<Result<Profile>> taking)
    {
        Assert.False((await taking).TryGet(out _, out var refusal));
        return refusal!.Code;
    }
}
