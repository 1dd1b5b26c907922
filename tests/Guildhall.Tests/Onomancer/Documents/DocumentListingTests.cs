using Guildhall.Onomancer.Documents;

namespace Guildhall.Tests.Onomancer.Documents;

public sealed class DocumentListingTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    private ProjectSettings Project => new() { Name = "p", Root = temp.Path };

    [Fact]
    public void Shorthands_that_exist_come_first_and_paths_after_them()
    {
        temp.Write("docs/prd.md", "# P");
        temp.Write("docs/prices.md", "# P");
        temp.Write("docs/picture.png", "x");
        temp.Write(".git/prd.md", "x");
        temp.Write("node_modules/prd.md", "x");

        Assert.Equal(["@prd", "docs/prd.md", "docs/prices.md"], DocumentListing.Offer(Project, "", 25));
        Assert.Equal(["docs/prices.md"], DocumentListing.Offer(Project, "PRI", 25));
        Assert.Equal(["@prd"], DocumentListing.Offer(Project, "@pr", 1));
    }

    [Fact]
    public void A_huge_tree_is_not_walked_to_its_end()
    {
        for (var i = 0; i < 2_500; i++)
        {
            temp.Write($"docs/{i:0000}.md", "x");
        }

        Assert.Equal(25, DocumentListing.Offer(Project, "", 25).Count);
        Assert.InRange(DocumentListing.Offer(Project, "", int.MaxValue).Count, 1_000, DocumentListing.MostEntries);
    }

    [Fact]
    public void A_missing_root_offers_nothing() =>
        Assert.Empty(DocumentListing.Offer(new() { Name = "p", Root = Path.Combine(temp.Path, "gone") }, "", 25));
}
