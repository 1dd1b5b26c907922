using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>Scenario 23: of all that anybody is shown in a month, an automated join learns no more about a nym than that it is
/// one of a tier.</summary>
public sealed class PrivacySweepTests : StorageSuite
{
    /// <summary>The smallest tier's places: one of seven is what a guess within it has.</summary>
    private static readonly int chance = new PlaceRules().Naib;

    private readonly string keys;

    public PrivacySweepTests()
        : this(new()) { }

    private PrivacySweepTests(SqliteUnderTest storage)
        : base(storage) => keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    [Fact]
    public async Task S23_No_nym_is_found_in_a_month_of_public_pages_answers_and_announcements()
    {
        var month = new SweepMonth(Db, Time, keys);

        await month.RunAsync(30);

        Assert.All(month.Documents, document => AssertApart(document, month.People));
        Assert.True(month.NymsAndWallets.Nyms[^1].Count >= chance);
        AssertUnknown(JoinAttack.Find(month.NymsAndWallets, seesEach: true));
        AssertUnknown(JoinAttack.Find(month.NymsAndUsers, seesEach: true));
        var roles = RoleAttack.Find(month.BadgesAndRoles, seesEach: true);
        Assert.NotEmpty(roles);
        AssertUnknown(roles);
        Assert.Contains(month.BadgesAndRoles.Nyms[^1].Values, told => told.Count > 0);
        Assert.Contains(RoleAttack.Find(month.CarelessBadges, seesEach: true), guess => guess.Could.Count == 1);
        // The attack is no paper tiger: in a directory that follows at once it finds people.
        Assert.Contains(JoinAttack.Find(month.Careless, seesEach: true), guess => guess.Could.Count == 1);
    }

    private static void AssertUnknown(IReadOnlyList<Guess> found) =>
        Assert.All(found, guess => Assert.True(guess.Could.Count >= chance, $"{guess.Nym}: {guess.Could.Count}"));

    /// <summary>No text has a nym together with a wallet or an account, and none has a member's account at all.</summary>
    private static void AssertApart(string document, IReadOnlyList<SweepMonth.Person> people)
    {
        var hasNym = people.Any(person => document.Contains(person.Nym, StringComparison.OrdinalIgnoreCase));
        foreach (var person in people)
        {
            var wallet = person.Link.Wallet;
            Assert.DoesNotContain($"{person.Link.User}", document, StringComparison.Ordinal);
            Assert.False(
                hasNym
                    && (
                        document.Contains(wallet.ToString(), StringComparison.OrdinalIgnoreCase)
                        || document.Contains(wallet.ToShort(), StringComparison.OrdinalIgnoreCase)
                    ),
                "A nym and a wallet stand in one text."
            );
        }
    }
}
