using Guildhall.Core.Audit;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Wallets.Links;

public sealed class LinkVaultTests : StorageSuite
{
    private const ulong Paul = 100;
    private const ulong Feyd = 200;
    private const ulong Chani = 300;

    private readonly string keys;

    public LinkVaultTests()
        : this(new()) { }

    private LinkVaultTests(SqliteUnderTest storage)
        : base(storage) => keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    private LinkLab Lab => field ??= new(Db, keys);

    [Fact]
    public async Task A_member_links_several_wallets_and_a_wallet_again_changes_nothing()
    {
        Assert.Equal(LinkResult.Linked, (await Lab.LinkAsync(Paul, 1)).Result);
        Assert.Equal(LinkResult.Linked, (await Lab.LinkAsync(Paul, 2)).Result);
        Assert.Equal(LinkResult.AlreadyTheirs, (await Lab.LinkAsync(Paul, 1)).Result);

        Assert.Equal(["100:1,2"], await Lab.HeldAsync());
        Assert.Equal(1, await CountAsync("sietch_identities"));
        Assert.Equal(2, (await Lab.OfAsync(Paul)).Count);
        Assert.Empty(await Lab.OfAsync(Feyd));
    }

    [Fact]
    public async Task There_are_no_more_wallets_than_the_most()
    {
        await Lab.LinkAsync(Paul, 1, most: 2);
        await Lab.LinkAsync(Paul, 2, most: 2);

        Assert.Equal(LinkResult.TooMany, (await Lab.LinkAsync(Paul, 3, most: 2)).Result);

        // What was refused is none of theirs.
        await Lab.LinkAsync(Chani, 4);
        await Lab.RefuseAsync(Chani, (await Lab.LinkAsync(Feyd, 4)).Link!.Value);
        Assert.Equal(LinkResult.Linked, (await Lab.LinkAsync(Feyd, 5, most: 1)).Result);
    }

    /// <summary>Scenario 15: the wallet changes, and who they are does not.</summary>
    [Fact]
    public async Task A_change_of_wallet_keeps_the_member_and_leaves_a_trail_without_the_wallet()
    {
        var first = await Lab.LinkAsync(Paul, 1);
        var before = Assert.Single(await Lab.OfAsync(Paul)).Link.Member;

        await Lab.LinkAsync(Paul, 2);
        Assert.NotNull(await Lab.UnlinkAsync(Paul, first.Link!.Value));

        var now = Assert.Single(await Lab.OfAsync(Paul)).Link;
        Assert.Equal((before, LinkLab.Wallet(2)), (now.Member, now.Wallet));
        var trail = await Db.AuditOfAsync(LinkLab.Tenant, 50, null, Cancellation);
        Assert.Equal(
            ["sietch.wallet.linked", "sietch.wallet.linked", "sietch.wallet.unlinked"],
            trail.Select(row => row.Action).Where(action => action != "sietch.links.read").Order()
        );
        Assert.All(trail, row => Assert.DoesNotContain("0x", $"{row.Subject}{row.Details}"));
    }

    /// <summary>Scenario 16: it moves after the notice, and never are there two.</summary>
    [Fact]
    public async Task A_wallet_of_somebody_else_moves_when_its_time_has_come_and_not_before()
    {
        await Lab.LinkAsync(Paul, 1);

        var claim = await Lab.LinkAsync(Feyd, 1);
        Assert.Equal(LinkResult.Claimed, claim.Result);
        Assert.Equal(
            (Paul, Time.GetUtcNow() + TimeSpan.FromHours(24)),
            (await Lab.UserAsync(claim.Holder!.Value), claim.MovesAt)
        );
        Assert.Equal(claim.Link, Assert.Single(await Lab.OfAsync(Paul)).Claim!.Id);
        Assert.Equal(LinkState.Pending, Assert.Single(await Lab.OfAsync(Feyd)).Link.State);
        Assert.Null(await Lab.MoveAsync(claim.Link!.Value));
        Assert.Equal(["100:1"], await Lab.HeldAsync());

        Time.Advance(TimeSpan.FromHours(24));
        var move = await Lab.MoveAsync(claim.Link.Value);

        Assert.Equal((Paul, Feyd), (await Lab.UserAsync(move!.From!.Member), await Lab.UserAsync(move.To.Member)));
        Assert.Empty(move.From.Left);
        Assert.Equal(["200:1"], await Lab.HeldAsync());
        Assert.Null(await Lab.MoveAsync(claim.Link.Value));
    }

    [Fact]
    public async Task The_holder_refuses_a_claim_and_nobody_else_can()
    {
        await Lab.LinkAsync(Paul, 1);
        await Lab.LinkAsync(Chani, 3);
        var claim = (await Lab.LinkAsync(Feyd, 1)).Link!.Value;

        Assert.Null(await Lab.RefuseAsync(Chani, claim));
        Assert.Null(await Lab.RefuseAsync(Feyd, claim));
        Assert.Equal(Feyd, await Lab.UserAsync((await Lab.RefuseAsync(Paul, claim))!.Member));
        Assert.Null(await Lab.RefuseAsync(Paul, claim));

        Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Lab.MoveAsync(claim));
        Assert.Equal(["100:1", "300:3"], await Lab.HeldAsync());
    }

    [Fact]
    public async Task A_claim_that_was_refused_cannot_be_made_again_for_a_day_while_its_holder_has_the_wallet()
    {
        var held = (await Lab.LinkAsync(Paul, 1)).Link!.Value;
        var claim = (await Lab.LinkAsync(Feyd, 1)).Link!.Value;
        var until = Time.GetUtcNow() + TimeSpan.FromHours(24);
        Assert.Equal(until, (await Lab.RefuseAsync(Paul, claim))!.Until);

        var again = await Lab.LinkAsync(Feyd, 1);
        Assert.Equal((LinkResult.RefusedBefore, until), (again.Result, again.MovesAt));
        Assert.Equal(LinkState.Refused, Assert.Single(await Lab.OfAsync(Feyd)).Link.State);
        Assert.Null(await Lab.UnlinkAsync(Feyd, claim));
        // Of others it says nothing, and two may be refused.
        var other = (await Lab.LinkAsync(Chani, 1)).Link!.Value;
        Assert.NotNull(await Lab.RefuseAsync(Paul, other));

        Time.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await Lab.OfAsync(Feyd));
        Assert.Equal(LinkResult.Claimed, (await Lab.LinkAsync(Feyd, 1)).Result);
        Assert.NotNull(await Lab.UnlinkAsync(Paul, held));
        Assert.Equal(["200:1"], await Lab.HeldAsync());
    }

    [Fact]
    public async Task Whoever_was_refused_has_the_wallet_at_once_where_nobody_has_it_any_more()
    {
        var held = (await Lab.LinkAsync(Paul, 1)).Link!.Value;
        await Lab.RefuseAsync(Paul, (await Lab.LinkAsync(Feyd, 1)).Link!.Value);
        await Lab.UnlinkAsync(Paul, held);

        Assert.Equal(LinkResult.Linked, (await Lab.LinkAsync(Feyd, 1)).Result);
        Assert.Single(await Lab.OfAsync(Feyd));
        Assert.Equal(["200:1"], await Lab.HeldAsync());
    }

    [Fact]
    public async Task A_claim_is_one_of_one_and_holds_as_soon_as_the_holder_lets_go()
    {
        var held = (await Lab.LinkAsync(Paul, 1)).Link!.Value;
        await Lab.LinkAsync(Feyd, 1);

        Assert.Equal(LinkResult.ClaimedByAnother, (await Lab.LinkAsync(Chani, 1)).Result);
        Assert.Null(await Lab.UnlinkAsync(Chani, held));
        Assert.Equal(Feyd, await Lab.UserAsync((await Lab.UnlinkAsync(Paul, held))!.Next!.Member));
        Assert.Equal(["200:1"], await Lab.HeldAsync());
    }

    [Fact]
    public async Task Of_many_who_prove_one_wallet_at_once_one_has_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(user => Lab.LinkAsync((ulong)user, 1)));

        Assert.Equal(1, outcomes.Count(outcome => outcome.Result == LinkResult.Linked));
        Assert.Single(await Lab.HeldAsync());
    }

    [Fact]
    public async Task The_database_tells_nobody_which_wallet_is_whose()
    {
        await Lab.LinkAsync(Paul, 0xABCDEF);

        var row = (
            await Db.QueryAsync<StoredLink>(
                "SELECT wallet_name, member_name, hex(sealed) AS hex FROM sietch_wallets",
                null,
                Cancellation
            )
        ).Single();
        var member = (await Lab.OfAsync(Paul)).Single().Link.Member.Value;
        var text = $"{row.WalletName}{row.MemberName}{row.Hex}".ToLowerInvariant();
        Assert.DoesNotContain("abcdef", text);
        Assert.DoesNotContain(member.Replace("-", ""), text);
    }

    [Fact]
    public async Task Every_join_stands_in_the_audit_log_with_who_and_why()
    {
        await Lab.OfAsync(Paul);
        await Lab.HeldAsync();

        var trail = await Db.AuditOfAsync(LinkLab.Tenant, 10, null, Cancellation);
        Assert.Equal(2, trail.Count);
        Assert.All(
            trail,
            row =>
                Assert.Equal(
                    ("sietch.links.read", "system", "{\"why\":\"test\"}"),
                    (row.Action, row.Actor, row.Details)
                )
        );
    }

    [Fact]
    public async Task After_a_change_of_the_key_everything_is_found_again_and_the_old_key_is_gone()
    {
        await Lab.LinkAsync(Paul, 1);
        await Lab.LinkAsync(Feyd, 2);
        var before = Lab.Keys.Now().Current.Id;

        Lab.Keys.Renew();
        Assert.Equal(2, await Lab.ResealAsync());
        Lab.Keys.Forget();

        Assert.NotEqual(before, Lab.Keys.Now().Current.Id);
        Assert.Equal(["100:1", "200:2"], await Lab.HeldAsync());
        Assert.Equal(LinkResult.AlreadyTheirs, (await Lab.LinkAsync(Paul, 1)).Result);
        Assert.Equal(["sietch-links.key"], Directory.GetFiles(keys).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_change_of_the_key_that_was_cut_off_is_ended_later()
    {
        await Lab.LinkAsync(Paul, 1);
        Lab.Keys.Renew();
        Assert.Throws<InvalidOperationException>(Lab.Keys.Renew);

        var later = new LinkLab(Db, keys);
        Assert.Equal(["100:1"], await later.HeldAsync());
        Assert.Equal(1, await later.ResealAsync());
        Assert.Equal(0, await later.ResealAsync());
    }

    [Fact]
    public async Task While_the_key_is_changed_nothing_is_missing_and_no_wallet_has_two()
    {
        var own = (await Lab.LinkAsync(Paul, 1)).Link!.Value;
        await Lab.LinkAsync(Chani, 3);
        Lab.Keys.Renew();

        Assert.Equal(own, Assert.Single(await Lab.OfAsync(Paul)).Link.Id);
        Assert.Equal(LinkResult.Claimed, (await Lab.LinkAsync(Feyd, 1)).Result);
        Assert.Equal((1, 1), await Db.WriteAsync(unit => Lab.Changes.EraseAsync(unit, new(Chani)), Cancellation));
        Assert.Equal(1, await Lab.ResealAsync());
        Assert.Equal(["100:1"], await Lab.HeldAsync());
    }

    [Fact]
    public async Task A_service_that_runs_takes_a_key_that_was_changed_beside_it()
    {
        await Lab.LinkAsync(Paul, 1);
        var beside = new LinkLab(Db, keys);
        beside.Keys.Renew();
        Assert.Equal(1, await beside.ResealAsync());
        beside.Keys.Forget();

        Assert.Equal(["100:1"], await Lab.HeldAsync());
        Assert.Equal(LinkResult.Claimed, (await Lab.LinkAsync(Feyd, 1)).Result);
        await Lab.LinkAsync(Feyd, 2);
        Assert.Equal(["100:1", "200:2"], await beside.HeldAsync());
    }

    [Fact]
    public async Task Links_whose_key_is_lost_are_counted_and_dropped_and_no_others()
    {
        await Lab.LinkAsync(Paul, 1);
        File.Delete(Path.Combine(keys, "sietch-links.key"));
        var later = new LinkLab(Db, keys);
        await later.LinkAsync(Feyd, 2);
        var lost = new LostLinks(Db, later.Keys, () => [LinkLab.Tenant]);

        Assert.Equal(1, await lost.CountAsync(Cancellation));
        Assert.Equal(1, await lost.DropAsync("cli", Cancellation));
        Assert.Equal((0, 0), (await lost.CountAsync(Cancellation), await lost.DropAsync("cli", Cancellation)));
        Assert.Equal(["200:2"], await later.HeldAsync());
    }

    [Fact]
    public async Task Where_links_are_sealed_and_no_key_is_here_nothing_starts_and_no_other_key_is_made()
    {
        await Lab.LinkAsync(Paul, 1);
        var file = Path.Combine(keys, "sietch-links.key");
        File.Delete(file);
        var later = new LinkLab(Db, keys);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(later).StartAsync(Cancellation));

        Assert.Contains("1 wallet links of the database", fault.Message, StringComparison.Ordinal);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Where_the_key_opens_not_one_link_nothing_starts()
    {
        await Lab.LinkAsync(Paul, 1);
        var later = WithAnotherKey();
        _ = later.Keys.Now();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(later).StartAsync(Cancellation));

        Assert.Contains("of 1 of arrakis it opens not one", fault.Message, StringComparison.Ordinal);
        Assert.Contains("drop-unreadable", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_key_opens_some_links_it_starts_and_says_how_many_it_does_not()
    {
        await Lab.LinkAsync(Paul, 1);
        var later = WithAnotherKey();
        await later.LinkAsync(Feyd, 2);

        await Start(later).StartAsync(Cancellation);

        var lost = new LostLinks(Db, later.Keys, () => [LinkLab.Tenant]);
        Assert.Equal(new LinkTally(2, 1), await lost.TallyAsync(LinkLab.Tenant, Cancellation));
        Assert.Equal(new LinkTally(0, 0), await lost.TallyAsync(new("caladan"), Cancellation));
    }

    [Fact]
    public async Task Without_its_key_a_link_is_not_guessed_at_and_whose_it_is_is_known()
    {
        await Lab.LinkAsync(Paul, 1);
        var later = WithAnotherKey();
        await later.LinkAsync(Feyd, 2);

        var held = await later.Vault.AllAsync(LinkLab.Tenant, LinkLab.Reason, Cancellation);

        Assert.Equal((1, true), (held.Lost, held.AreOwnersKnown));
        Assert.Equal(Paul, Assert.Single(held.Doubtful).Value.Value);
        Assert.Equal(Feyd, Assert.Single(held.Sure).User.Value);
        Assert.Equal((true, false), (await HasLostAsync(later, Paul), await HasLostAsync(later, Feyd)));
        Assert.Equal((1, 1), await Db.WriteAsync(unit => later.Changes.EraseAsync(unit, new(Paul)), Cancellation));
        Assert.Equal(1, await CountAsync("sietch_wallets"));
    }

    [Fact]
    public async Task Of_a_link_from_before_nobody_knows_whose_it_is_until_it_could_be_read_once()
    {
        await Lab.LinkAsync(Paul, 1);
        var owner = "UPDATE sietch_wallets SET member_id = NULL WHERE tenant_id = 'arrakis'";
        await Db.WriteAsync(unit => unit.ExecuteAsync(owner), Cancellation);
        var file = Path.Combine(keys, "sietch-links.key");
        File.Copy(file, file + ".kept");
        var later = WithAnotherKey();
        await later.LinkAsync(Feyd, 2);

        var held = await later.Vault.AllAsync(LinkLab.Tenant, LinkLab.Reason, Cancellation);
        Assert.Equal((2, false), (held.Doubtful.Count, held.AreOwnersKnown));
        Assert.True(await HasLostAsync(later, Paul));

        File.Move(file + ".kept", file, overwrite: true);
        await Start(new LinkLab(Db, keys)).StartAsync(Cancellation);
        held = await WithAnotherKey().Vault.AllAsync(LinkLab.Tenant, LinkLab.Reason, Cancellation);
        Assert.Equal((2, true), (held.Doubtful.Count, held.AreOwnersKnown));
    }

    [Fact]
    public async Task Who_is_erased_leaves_neither_wallet_nor_membership()
    {
        await Lab.LinkAsync(Paul, 1);
        await Lab.LinkAsync(Feyd, 2);

        var gone = await Db.WriteAsync(unit => Lab.Changes.EraseAsync(unit, new(Paul)), Cancellation);

        Assert.Equal((1, 1), gone);
        Assert.Equal(["200:2"], await Lab.HeldAsync());
        Assert.Equal(LinkResult.Linked, (await Lab.LinkAsync(Chani, 1)).Result);
    }

    private LinkLab WithAnotherKey()
    {
        File.Delete(Path.Combine(keys, "sietch-links.key"));
        return new(Db, keys);
    }

    private LinksAtStart Start(LinkLab lab) =>
        new(
            new LinkRekey(lab.Keys, lab.Rows, new TenantRegistry(Path.Combine(keys, "none"), []), Db),
            lab.Keys,
            new LostLinks(Db, lab.Keys, () => [LinkLab.Tenant]),
            new LinkOwners(Db, lab.Rows, () => [LinkLab.Tenant]),
            NullLogger<LinksAtStart>.Instance
        );

    private static Task<bool> HasLostAsync(LinkLab lab, ulong user) =>
        lab.Vault.HasLostAsync(LinkLab.Tenant, new(user), hasOthers: false, Cancellation);

    private sealed record StoredLink(string WalletName, string MemberName, string Hex);
}
