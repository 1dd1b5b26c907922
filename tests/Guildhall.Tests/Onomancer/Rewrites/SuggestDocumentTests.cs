namespace Guildhall.Tests.Onomancer.Rewrites;

public class SuggestDocumentTests(OfflineService service) : IClassFixture<OfflineService>
{
    [Fact]
    public async Task Shorthands_that_exist_and_documents_of_the_chosen_project_are_offered()
    {
        var offered = await OfferAsync("lab", "");

        Assert.Contains("@prd", offered);
        Assert.DoesNotContain("@audit", offered);
        Assert.Contains("docs/Handbook.md", offered);
        Assert.InRange(offered.Count, 3, 25);
    }

    [Fact]
    public async Task What_is_typed_narrows_the_offer()
    {
        var offered = await OfferAsync("mibera", "audit");

        Assert.NotEmpty(offered);
        Assert.All(offered, name => Assert.Contains("audit", name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_outside_the_project_is_offered() =>
        Assert.All(
            (await OfferAsync("lab", ""))
                .Concat(await OfferAsync("lab", "../"))
                .Concat(await OfferAsync("lab", "link")),
            name =>
            {
                Assert.DoesNotContain("..", name, StringComparison.Ordinal);
                Assert.NotEqual("docs/link.md", name);
            }
        );

    [Theory]
    [InlineData("atlantis")]
    [InlineData("")]
    public async Task Without_a_project_that_exists_nothing_is_offered(string project) =>
        Assert.Empty(await OfferAsync(project, ""));

    private Task<IReadOnlyList<string>> OfferAsync(string project, string typed) =>
        service.Guildhall.Discord.CompleteAsync("document", ("project", project), ("document", typed));
}
