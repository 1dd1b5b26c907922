using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Members.Directory;

public class DirectoryQueryTests
{
    private static readonly DateTimeOffset now = new ManualTime().GetUtcNow();

    [Fact]
    public void Filters_come_before_paging_so_that_the_counts_are_right()
    {
        var members = Enumerable
            .Range(0, 45)
            .Select(i => Entry($"Member-{i:00}", i % 3 == 0 ? Tier.Naib : Tier.Fedaykin, tenure: (Tenure)(i % 4)))
            .ToList();

        var naibs = new DirectoryQuery { Tier = Tier.Naib, Page = 1 }.Of(members);
        var elders = new DirectoryQuery { Tenure = Tenure.Elder }.Of(members);

        Assert.Equal((15, 2, 1, 5), (naibs.Total, naibs.Pages, naibs.Page, naibs.Entries.Count));
        Assert.All(naibs.Entries, entry => Assert.Equal(Tier.Naib, entry.Tier));
        Assert.Equal((11, 10), (elders.Total, elders.Entries.Count));
    }

    [Fact]
    public void Badges_filter_and_sort_the_most_first_and_equals_by_nym()
    {
        var members = new[] { Entry("b", badges: 1), Entry("c", badges: 2), Entry("A", badges: 1), Entry("d") };

        var sorted = new DirectoryQuery { Sort = DirectorySort.Badges }.Of(members);
        var found = new DirectoryQuery { Badge = "og" }.Of(members);

        Assert.Equal(["c", "A", "b", "d"], sorted.Entries.Select(entry => entry.Nym));
        Assert.Equal(["A", "b", "c"], found.Entries.Select(entry => entry.Nym));
    }

    [Fact]
    public void Within_a_month_the_order_does_not_tell_who_came_first()
    {
        var month = new DateTimeOffset(2026, 5, 3, 0, 0, 0, TimeSpan.Zero);
        var members = new[]
        {
            Entry("z", since: month),
            Entry("b", since: month.AddDays(20)),
            Entry("a", since: month.AddMonths(-2)),
            Entry("y", since: month.AddDays(5)),
        };

        var sorted = new DirectoryQuery { Sort = DirectorySort.Tenure }.Of(members);

        Assert.Equal(["a", "b", "y", "z"], sorted.Entries.Select(entry => entry.Nym));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(1, 1)]
    [InlineData(99, 1)]
    public void A_page_that_is_not_there_is_the_nearest_one(int asked, int shown) =>
        Assert.Equal(
            shown,
            new DirectoryQuery { Page = asked }
                .Of([.. Enumerable.Range(0, 11).Select(i => Entry($"m{i}"))])
                .Page
        );

    [Fact]
    public void Nobody_is_one_empty_page() =>
        Assert.Equal((1, 0), (new DirectoryQuery().Of([]).Pages, new DirectoryQuery().Of([]).Total));

    [Fact]
    public void It_comes_back_as_it_went_and_rubbish_is_no_query()
    {
        var query = new DirectoryQuery
        {
            Tier = Tier.Naib,
            Badge = "founding_fedaykin",
            Tenure = Tenure.Veteran,
            Sort = DirectorySort.Badges,
            Page = 17,
        };

        Assert.Equal(query, DirectoryQuery.Parse(query.ToString()));
        Assert.Equal(new(), DirectoryQuery.Parse("7.x.9.99999.-3"));
        Assert.Equal(new(), DirectoryQuery.Parse("rubbish"));
        Assert.True($"previous:{query}".Length + DirectoryCard.Name.Length <= 76);
    }

    [Theory]
    [InlineData(0, (int)Tenure.Og)]
    [InlineData(30, (int)Tenure.Og)]
    [InlineData(31, (int)Tenure.Elder)]
    [InlineData(400 - 180, (int)Tenure.Elder)]
    [InlineData(400 - 179, (int)Tenure.Veteran)]
    [InlineData(400 - 89, (int)Tenure.Member)]
    public void Tenure_goes_by_the_day_of_coming(int afterLaunch, int tenure) =>
        Assert.Equal((Tenure)tenure, Tenures.Of(now.AddDays(-400 + afterLaunch), now.AddDays(-400), now));

    internal static RosterEntry Entry(
        string nym,
        Tier tier = Tier.Fedaykin,
        int badges = 0,
        Tenure tenure = Tenure.Member,
        DateTimeOffset? since = null
    ) =>
        new(
            new()
            {
                TenantId = TenantId.Default,
                MemberId = new(nym),
                Token = nym,
                Nym = nym,
                Step = ProfileStep.Done,
                OnboardedAt = since ?? now,
            },
            tier,
            tenure,
            since ?? now,
            [.. BadgeCatalogue.All.Take(badges)]
        );
}
