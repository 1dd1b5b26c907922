using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>Scenario 23 once more, in busy months and with other seeds: what the edition promises of each single change.</summary>
public class EditionMonthTests
{
    private const int Months = 4;

    private static readonly int floor = new PlaceRules().Naib;

    [Fact]
    public void Whoever_looks_after_each_edition_finds_no_nym_among_fewer_accounts_than_the_smallest_tier_has_places()
    {
        var found = Run(floor, perLook: 1).SelectMany(month => RoleAttack.Find(month.Badges, seesEach: true)).ToList();

        Assert.All(found, guess => Assert.True(guess.Could.Count >= floor, $"{guess.Nym}: {guess.Could.Count}"));
        Assert.True(found.Count > Months * 50, $"{found.Count} guesses");
    }

    /// <summary>As on a running host: between two looks somebody comes, an edition comes out, and somebody else comes.</summary>
    [Fact]
    public void Whoever_looks_now_and_then_guesses_no_better_than_by_chance()
    {
        foreach (var month in Run(floor, perLook: 6))
        {
            var found = RoleAttack.Find(month.Badges, seesEach: false);

            Assert.All(
                Guess.Chances(found, month.Truth),
                guess => Assert.True(guess.Chance <= 1.0 / floor, $"{guess.Nym}: {guess.Chance:0.000}")
            );
        }
    }

    [Fact]
    public void Both_attacks_find_people_where_a_change_is_shown_at_once()
    {
        var month = Run(1, perLook: 1).First();

        Assert.All(
            Guess.Chances(RoleAttack.Find(month.Badges, seesEach: true), month.Truth),
            guess => Assert.Equal(1, guess.Chance)
        );
        Assert.All(
            Guess.Chances(JoinAttack.Find(month.Tiers, seesEach: true), month.Truth),
            guess => Assert.Equal(1, guess.Chance)
        );
    }

    private static IEnumerable<EditionMonth> Run(int floor, int perLook) =>
        Enumerable.Range(1, Months).Select(seed => EditionMonth.Run(seed, floor, perLook));
}
