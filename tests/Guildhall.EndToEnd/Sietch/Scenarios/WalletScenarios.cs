using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 15 to 17 of the specification's section 11: whose a wallet is.</summary>
public class WalletScenarios
{
    private static readonly TimeSpan notice = TimeSpan.FromHours(24);

    [Fact]
    public async Task S15_Another_wallet_and_the_same_member()
    {
        await using var room = await Room.OpenAsync(RoomSection.Of(seats: 1, eligible: 4, waiting: 6));
        var member = await room.ArriveAsync(900);
        var next = await room.ArriveAsync(500);
        await room.SyncAsync();
        await room.OnboardAsync(member);
        await room.OnboardAsync(next);
        await room.UntilHasAsync(member, "naib", "onboarded");
        await room.UntilHasAsync(next, "fedaykin", "onboarded");
        await room.SayAsync(member);
        var badge = await room.RunAsync(
            "admin",
            "admin-badge award",
            ("nym", Room.NymOf(member)),
            ("badge", "helper"),
            ("reason", "Answers at night.")
        );
        Assert.Contains("is awarded", badge.Text, StringComparison.Ordinal);
        await room.UntilSaysAsync(member, "stats", "1 message counted");

        using var second = new TestWallet();
        await room.ClaimAsync(second.Account.ToString(), 300);
        await room.SyncAsync();
        Assert.StartsWith(
            "Done: the wallet is linked to you. Your best wallet stays the one of before",
            await room.ProveAsync(member, second)
        );
        await room.UnlinkAsync(member, member.Wallet);

        // Released: whoever proves it has it at once.
        var other = await room.JoinAsync();
        Assert.StartsWith("Done: the wallet is linked to you", await room.ProveAsync(other, member.Wallet));
        await room.UntilHasAsync(other, "fedaykin");
        // The tier and the seat are by what they hold now.
        await room.UntilHasAsync(member, "fedaykin", "onboarded");
        await room.UntilHasAsync(next, "naib", "onboarded");
        var profile = await room.RunAsync(member, "profile view");
        Assert.Equal(Room.NymOf(member), (string)profile.Embed["title"]!);
        Assert.Contains("Helper", (await room.RunAsync(member, "badges")).Text, StringComparison.Ordinal);
        await room.UntilSaysAsync(member, "stats", "1 message counted");

        var trail = await room.RunAsync("admin", "sietch audit", ("about", "wallet"));
        Assert.True(trail.IsEphemeral);
        Assert.Equal(2, trail.Text.Split($"<@{member.Id}> · sietch.wallet.linked").Length - 1);
        Assert.Contains($"<@{member.Id}> · sietch.wallet.unlinked", trail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", trail.Text, StringComparison.Ordinal);
        var seats = await room.RunAsync("admin", "sietch audit", ("about", "seat"));
        Assert.Contains("sietch.seat.left · seat: 1 · why: Bumped", seats.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Room.NymOf(member), seats.Text, StringComparison.Ordinal);
        await room.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", member.Name);
        var seen = await room.RunAsync(member, "sietch audit");
        Assert.DoesNotContain("sietch.wallet", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S16_A_wallet_moves_after_the_notice_or_stays_where_its_holder_objects()
    {
        await using var room = await Room.OpenAsync();
        var holder = await room.ArriveAsync(500);
        await room.SyncAsync();
        await room.UntilHasAsync(holder, "fedaykin");
        var claimant = await room.JoinAsync();

        Assert.Contains(
            "linked to another member",
            await room.ProveAsync(claimant, holder.Wallet),
            StringComparison.Ordinal
        );
        await room.UntilToldAsync(holder, "has proven, by a signature");
        await AssertHeldAsync(room, holder, claimant, holder.Wallet);
        var third = await room.JoinAsync();
        Assert.Contains("not settled yet", await room.ProveAsync(third, holder.Wallet), StringComparison.Ordinal);
        await room.PassAsync(notice - TimeSpan.FromMinutes(5));
        await AssertHeldAsync(room, holder, claimant, holder.Wallet);
        await room.PassAsync(TimeSpan.FromMinutes(6));

        await room.UntilHasAsync(claimant, "fedaykin");
        await room.UntilHasAsync(holder);
        await room.UntilToldAsync(claimant, "is linked to you now");
        await room.UntilToldAsync(
            holder,
            "has moved to the member who claimed it. No other wallet of yours is eligible, so within a minute you lose your roles."
        );
        await AssertHeldAsync(room, claimant, holder, holder.Wallet);

        // The former holder claims it back, and the new one objects.
        Assert.Contains(
            "linked to another member",
            await room.ProveAsync(holder, holder.Wallet),
            StringComparison.Ordinal
        );
        await room.UntilToldAsync(claimant, "has proven, by a signature");
        var list = await room.RunAsync(claimant, "wallets");
        Assert.Contains(
            "stays yours",
            (await room.UseAsync(claimant, list, "Refuse the claim")).Text,
            StringComparison.Ordinal
        );
        await room.UntilToldAsync(holder, "was refused");
        Assert.Contains(
            "has refused your claim",
            await room.ProveAsync(holder, holder.Wallet),
            StringComparison.Ordinal
        );
        await room.PassAsync(notice + TimeSpan.FromMinutes(1));
        await AssertHeldAsync(room, claimant, holder, holder.Wallet);
        await room.UntilHasAsync(claimant, "fedaykin");
        await room.UntilHasAsync(holder);
        Assert.Single(
            await room.ToldAsync(claimant),
            told => told.Contains("is linked to you now", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task S17_Of_all_that_is_signed_only_what_the_contract_wallet_says_yes_to_passes()
    {
        using var owner = new TestWallet();
        var contract = new ContractWallet(owner.Account);
        await using var node = await NodeInFront.StartAsync();
        node.Instead = contract.Answer;
        await using var room = await Room.OpenAsync(
            prepare: opening =>
            {
                node.Chain = opening.Chain;
                return Task.CompletedTask;
            },
            settings: ("Sietch:Endpoints:default:0", node.Address.AbsoluteUri)
        );
        var member = await room.JoinAsync();

        var old = await room.LinkAsync(member);
        var replayed = await room.ChallengeAsync(old, member.Wallet.Account.ToChecksum());
        var link = await room.LinkAsync(member);
        var text = await room.ChallengeAsync(link, member.Wallet.Account.ToChecksum());
        (string Signed, string Code)[] attacks =
        [
            (replayed, "sietch.proof_nonce"),
            (text.Replace("127.0.0.1", "guildhall.example", StringComparison.Ordinal), "sietch.proof_domain"),
            (text.Replace("Chain ID: 80094", "Chain ID: 1", StringComparison.Ordinal), "sietch.proof_chain"),
            (Over(text), "sietch.proof_expired"),
        ];
        foreach (var (signed, code) in attacks)
        {
            var answer = await room.ProveAsync(link, signed, member.Wallet.Sign(signed));
            Assert.Equal(code, (string?)answer["code"]);
        }

        var asked = await room.ChallengeAsync(link, ContractWallet.Account.ToChecksum());
        contract.Owner = member.Wallet.Account;
        Assert.Equal("sietch.proof_signer", await CodeAsync(room, link, asked, owner));
        contract.Owner = owner.Account;
        Assert.StartsWith("Done", (string?)(await room.ProveAsync(link, asked, owner.Sign(asked)))["text"]);
        Assert.Equal("sietch.proof_link", await CodeAsync(room, link, asked, owner));
        var list = await room.RunAsync(member, "wallets");
        Assert.Contains(ContractWallet.Account.ToShort(), list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Wallet.Account.ToShort(), list.Text, StringComparison.Ordinal);
    }

    private static async Task<string?> CodeAsync(Room room, string link, string text, TestWallet signer) =>
        (string?)(await room.ProveAsync(link, text, signer.Sign(text)))["code"];

    /// <summary>One of them has it, and the other at most a claim to it.</summary>
    private static async Task AssertHeldAsync(Room room, Guest holder, Guest other, TestWallet wallet)
    {
        var name = $"`{wallet.Account.ToShort()}`";
        var held = (await room.RunAsync(holder, "wallets")).Text;
        Assert.Contains(name, held, StringComparison.Ordinal);
        Assert.DoesNotContain("claimed by you", held, StringComparison.Ordinal);
        var others = (await room.RunAsync(other, "wallets")).Text;
        Assert.True(
            !others.Contains(name, StringComparison.Ordinal)
                || others.Contains("claimed by you", StringComparison.Ordinal),
            others
        );
    }

    private static string Over(string text)
    {
        const string label = "Expiration Time: ";
        var start = text.IndexOf(label, StringComparison.Ordinal) + label.Length;
        return string.Concat(text.AsSpan(0, start), "2020-01-01T00:00:00Z", text.AsSpan(text.IndexOf('\n', start)));
    }
}
