using System.Text.Json.Nodes;
using Guildhall.Tests.Sietch.Privacy;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 23 of the specification's section 11.</summary>
public class PrivacyScenarios
{
    /// <summary>The smallest tier's places: one of so many is what a guess within it has.</summary>
    private const int Chance = 7;

    [Fact]
    public async Task S23_Nobody_who_sees_everything_for_a_month_knows_a_nym_better_than_by_its_tier()
    {
        var month = new WatchedMonth();
        await using var room = await Room.OpenAsync(
            Section(),
            month.PrepareAsync,
            settings: ("Sietch:CallsPerMinute", "100000")
        );
        var hooked = await room.RunAsync(
            "admin",
            "webhook add",
            ("name", "mirror"),
            ("url", new Uri(room.Discord.Address, "/hooks/mirror").AbsoluteUri),
            ("events", "standing.*")
        );
        Assert.True(hooked.IsEphemeral, hooked.Text);

        await month.RunAsync(room, days: 30);
        await month.Watcher.ReadTheRestAsync(room);

        var seen = month.Watcher;
        Assert.All(seen.Documents, document => AssertApart(document.Where, document.Text, month.People));
        Assert.All(seen.Orders, order => Assert.Equal(order.Nyms.Order(StringComparer.OrdinalIgnoreCase), order.Nyms));
        AssertTogether(seen.NymsAndUsers);
        var wallets = month.People.ToDictionary(WatchedMonth.NymOf, guest => guest.Wallet.Account.ToString());
        var users = month.People.ToDictionary(WatchedMonth.NymOf, guest => $"{guest.Id}");
        Assert.Empty(Known(JoinAttack.Find(seen.NymsAndWallets, seesEach: false), wallets));
        Assert.Empty(Known(JoinAttack.Find(seen.NymsAndUsers, seesEach: false), users));
        var arrived = RoleAttack.Find(seen.Badges, seesEach: false);
        Assert.NotEmpty(arrived);
        Assert.Empty(Known(arrived, users));
        // There was something to find, and the attack is no paper tiger: in a directory that follows at once it finds people.
        Assert.True(seen.NymsAndUsers.Nyms[^1].Count >= Chance);
        Assert.NotEmpty(JoinAttack.Find(seen.NymsAndUsers, seesEach: false));
        Assert.NotEmpty(Known(JoinAttack.Find(month.Careless, seesEach: true), users));
        Assert.All(
            (string[])["burned", "left", "returned", "waited", "onboarded", "awarded"],
            what => Assert.True(month.Happened.GetValueOrDefault(what) > 0, what)
        );
        Assert.All(
            (string[])["the-door", "census", "webhook", "/naib former", "/waitlist status"],
            where => Assert.Contains(seen.Documents, document => document.Where == where)
        );
    }

    /// <summary>Whom an automated join knows better than by a guess among the smallest tier. A look lies some time after the
    /// editions of its day, in which others came and went.</summary>
    private static List<string> Known(IEnumerable<Guess> found, Dictionary<string, string> truth) =>
        [
            .. Guess
                .Chances(found, truth)
                .Where(guess => guess.Chance > 1.0 / Chance)
                .Select(guess => $"{guess.Nym}: {guess.Chance:0.000}"),
        ];

    /// <summary>No text has a nym together with a wallet, and none has the account of a member.</summary>
    private static void AssertApart(string where, string text, IReadOnlyList<Guest> people)
    {
        var hasNym = people.Any(guest => text.Contains(WatchedMonth.NymOf(guest), StringComparison.OrdinalIgnoreCase));
        foreach (var guest in people)
        {
            var wallet = guest.Wallet.Account;
            Assert.False(text.Contains($"{guest.Id}", StringComparison.Ordinal), $"{where} has an account: {text}");
            Assert.False(
                hasNym
                    && (
                        text.Contains(wallet.ToString(), StringComparison.OrdinalIgnoreCase)
                        || text.Contains(wallet.ToShort(), StringComparison.OrdinalIgnoreCase)
                    ),
                $"{where} has a nym and a wallet: {text}"
            );
        }
    }

    /// <summary>Between two looks either nobody moved or as many as make a guess no better than a tier's. Of those who went with one
    /// edition and came with the next, a look sees nothing, so that seven of each may be six.</summary>
    private static void AssertTogether(PublicView view)
    {
        for (var step = 1; step < view.Nyms.Count; step++)
        {
            var (before, after) = (view.Nyms[step - 1], view.Nyms[step]);
            var moved = before
                .Keys.Union(after.Keys)
                .Count(nym => before.GetValueOrDefault(nym) != after.GetValueOrDefault(nym));
            Assert.True(moved is 0 or >= Chance, $"At look {step} {moved} moved.");
        }
    }

    private static JsonObject Section()
    {
        var section = RoomSection.Of(seats: Chance, eligible: 40, waiting: 55);
        section["channels"] = new JsonObject { ["door"] = "the-door", ["census"] = "census" };
        section["announcements"] = new JsonObject { ["wallets"] = true };
        foreach (var role in (string[])["engaged", "veteran", "trusted"])
        {
            section["roles"]![role] = role;
        }

        return section;
    }
}
