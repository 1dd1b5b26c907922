using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Badges;

public class BadgeWishesTests
{
    private static readonly DateTimeOffset now = new ManualTime().GetUtcNow();

    [Fact]
    public void Engaged_is_who_has_five_badges_or_two_hundred_points()
    {
        Assert.Empty(Of(4, 199.9));
        Assert.Equal([GatedRole.Engaged], Of(5, 0));
        Assert.Equal([GatedRole.Engaged], Of(0, 200));
    }

    [Fact]
    public void Veteran_is_who_has_been_here_for_90_days()
    {
        Assert.Empty(BadgeWishes.Of([], 0, now.AddDays(-89.9), now));
        Assert.Equal([GatedRole.Veteran], BadgeWishes.Of([], 0, now.AddDays(-90), now));
    }

    [Fact]
    public void Trusted_is_a_helper_and_who_has_all_badges()
    {
        var helper = new HeldBadge(BadgeCatalogue.TryGet("helper")!, now);

        Assert.Equal([GatedRole.Trusted], BadgeWishes.Of([helper], 0, now, now));
        Assert.Contains(GatedRole.Trusted, Of(10, 0));
    }

    private static IEnumerable<GatedRole> Of(int badges, double balance) =>
        BadgeWishes.Of(
            [
                .. BadgeCatalogue
                    .All.OrderBy(kind => kind.Id == "helper")
                    .Take(badges)
                    .Select(kind => new HeldBadge(kind, now)),
            ],
            balance,
            now,
            now
        );
}
