using Guildhall.Sietch.Badges;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Badges;

public class BadgeFactsTests
{
    private static readonly DateTimeOffset now = new ManualTime().GetUtcNow();

    private static readonly BadgeFacts nothing = new()
    {
        OnboardedAt = now,
        LaunchedAt = now.AddDays(-31),
        Before = 69,
    };

    /// <summary>Each badge, with the least that earns it and what is just not enough.</summary>
    public static TheoryData<string, object, object> Edges { get; } =
        new()
        {
            { "og", nothing with { LaunchedAt = now.AddDays(-30) }, nothing },
            { "veteran", Since(90), Since(89.99) },
            { "elder", Since(180), Since(179.99) },
            { "consistent", nothing with { Balance = 50 }, nothing with { Balance = 49.9 } },
            { "dedicated", nothing with { Balance = 200 }, nothing with { Balance = 199.9 } },
            { "devoted", nothing with { Balance = 500 }, nothing with { Balance = 499.9 } },
            { "founding_fedaykin", nothing with { Before = 68 }, nothing },
            { "founding_naib", nothing with { TermsBefore = 6 }, nothing with { TermsBefore = 7 } },
        };

    [Theory]
    [MemberData(nameof(Edges), DisableDiscoveryEnumeration = true)]
    public void An_automatic_badge_is_earned_by_its_least_and_by_no_less(string id, object least, object less)
    {
        var kind = BadgeCatalogue.TryGet(id)!;

        Assert.True(((BadgeFacts)least).Earn(kind, now));
        Assert.False(((BadgeFacts)less).Earn(kind, now));
    }

    [Fact]
    public void Every_badge_can_be_reached_by_itself_or_by_an_admin()
    {
        var automatic = Edges.Select(row => row.Data.Item1).ToHashSet();

        Assert.Equal(10, BadgeCatalogue.All.Count);
        Assert.Distinct(BadgeCatalogue.All.Select(kind => kind.Id));
        Assert.All(BadgeCatalogue.All, kind => Assert.Equal(kind.IsAutomatic, automatic.Contains(kind.Id)));
        Assert.All(BadgeCatalogue.All, kind => Assert.True(kind.IsAutomatic || kind.IsAwardable, kind.Id));
    }

    private static BadgeFacts Since(double days) =>
        nothing with
        {
            OnboardedAt = now.AddDays(-days),
            LaunchedAt = now.AddDays(-days - 31),
        };
}
