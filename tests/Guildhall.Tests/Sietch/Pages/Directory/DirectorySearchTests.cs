using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Pages.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Guildhall.Tests.Sietch.Pages.Directory;

public sealed class DirectorySearchTests
{
    [Fact]
    public void Filters_come_before_paging_so_the_counts_are_right()
    {
        var all = Enumerable
            .Range(0, 90)
            .Select(i => Card($"nym-{i:00}", i % 2 == 0 ? Tier.Naib : Tier.Fedaykin))
            .ToList();

        var (shown, page, pages, total) = Search(("tier", "naib"), ("page", "3")).Find(all);

        Assert.Equal((5, 3, 3, 45), (shown.Count, page, pages, total));
        Assert.Equal("nym-80", shown[0].Nym);
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_and_a_page_beyond_the_last_is_the_last()
    {
        var search = Search(("tier", "none"), ("tenure", "7"), ("sort", "held"), ("page", "999"));

        Assert.Equal((null, null, "nym"), (search.Tier, search.Tenure, search.Sort));
        Assert.Equal(1, search.Find([Card("a", Tier.Naib)]).Page);
        Assert.Equal(1, Search(("page", "-2")).Page);
    }

    [Fact]
    public void The_next_page_is_of_the_same_search() =>
        Assert.Equal(
            "?tier=fedaykin&tenure=og&sort=badges&page=2",
            Search(("tier", "Fedaykin"), ("tenure", "og"), ("sort", "badges")).QueryOf(2)
        );

    [Fact]
    public void Most_badges_come_first_and_equals_by_nym()
    {
        var all = new[] { Card("b", Tier.Naib), Card("A", Tier.Naib), Card("c", Tier.Naib) with { Badges = 2 } };

        Assert.Equal(["c", "A", "b"], Search(("sort", "badges")).Find(all).Shown.Select(card => card.Nym));
    }

    private static MemberCard Card(string nym, Tier tier) => new(nym, null, null, tier, Tenure.Member, 0, "");

    private static DirectorySearch Search(params (string Name, string Value)[] query) =>
        DirectorySearch.Of(
            new QueryCollection(query.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value)))
        );
}
