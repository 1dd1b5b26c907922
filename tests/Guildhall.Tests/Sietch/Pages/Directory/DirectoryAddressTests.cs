using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Pages.Directory;
using Guildhall.Tests.Sietch.Members.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Guildhall.Tests.Sietch.Pages.Directory;

public sealed class DirectoryAddressTests
{
    [Fact]
    public void An_address_asks_for_a_page_of_those_that_its_filters_leave()
    {
        var all = Enumerable
            .Range(0, 90)
            .Select(i => DirectoryQueryTests.Entry($"nym-{i:00}", i % 2 == 0 ? Tier.Naib : Tier.Fedaykin))
            .ToList();

        var found = Read(("tier", "naib"), ("page", "3")).Of(all);

        Assert.Equal((5, 2, 3, 45), (found.Entries.Count, found.Page, found.Pages, found.Total));
        Assert.Equal("nym-80", found.Entries[0].Nym);
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_and_a_page_beyond_the_last_is_the_last()
    {
        var query = Read(("tier", "none"), ("tenure", "7"), ("sort", "held"), ("page", "999"));

        Assert.True(query.IsOpen);
        Assert.Equal(DirectorySort.Nym, query.Sort);
        Assert.Equal(0, query.Of([DirectoryQueryTests.Entry("a")]).Page);
        Assert.Equal(0, Read(("page", "-2")).Page);
    }

    [Fact]
    public void The_next_page_is_of_the_same_search() =>
        Assert.Equal(
            "?tier=fedaykin&tenure=og&sort=badges&page=2",
            DirectoryAddress.Of(Read(("tier", "Fedaykin"), ("tenure", "og"), ("sort", "badges")), 2)
        );

    private static DirectoryQuery Read(params (string Name, string Value)[] address) =>
        DirectoryAddress.Read(
            new QueryCollection(address.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value)))
        );
}
