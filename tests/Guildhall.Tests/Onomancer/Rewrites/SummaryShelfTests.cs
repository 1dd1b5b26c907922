using Guildhall.Onomancer.Rewrites;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Rewrites;

public class SummaryShelfTests
{
    [Fact]
    public async Task What_was_made_survives_a_restart_without_another_question()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = new GuildhallSetup { Models = Models.Claude, Projects = LabProject.Documents };
        using var folder = new GuildhallFolder(setup);
        CommandAnswer first;
        await using (var before = await GuildhallFixture.StartAsync(setup, discord, folder))
        {
            first = await before.TranslateAsync(LabProject.Name, "@prd");
        }

        await using var after = await GuildhallFixture.StartAsync(setup, discord, folder);
        var again = await after.TranslateAsync(LabProject.Name, "@prd");

        Assert.False(again.IsDeferred);
        Assert.Equal(new Uri(first.Link).AbsolutePath, new Uri(again.Link).AbsolutePath);
        Assert.Contains("1,270", await after.OpenAsync(again), StringComparison.Ordinal);
        Assert.Single(await discord.PromptsAsync());
    }

    [Fact]
    public async Task A_summary_of_another_store_is_filed_again_without_another_question()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = new GuildhallSetup { Models = Models.Claude, Projects = LabProject.Documents };
        using var folder = new GuildhallFolder(setup);
        await using (var local = await GuildhallFixture.StartAsync(setup, discord, folder))
        {
            await local.TranslateAsync(LabProject.Name, "@prd");
        }

        await using var google = await GuildhallFixture.StartAsync(setup with { Google = true }, discord, folder);
        var answer = await google.TranslateAsync(LabProject.Name, "@prd");

        Assert.True(answer.IsSummary, answer.Text);
        Assert.Single(await discord.GoogleDocumentsAsync());
        Assert.Single(await discord.PromptsAsync());
    }

    [Fact]
    public async Task Tenants_do_not_see_each_others_summaries()
    {
        await using var guildhall = await GuildhallFixture.StartAsync(new() { Projects = LabProject.Documents });
        var answer = await guildhall.TranslateAsync(LabProject.Name, "@prd");
        var key = new Uri(answer.Link).AbsolutePath.Split('/')[^1];
        var shelf = guildhall.Get<SummaryShelf>();
        var cancellation = TestContext.Current.CancellationToken;

        Assert.NotNull(await shelf.TryFindAsync(new("default"), key, cancellation));
        Assert.Null(await shelf.TryFindAsync(new("other"), key, cancellation));
        Assert.Null(shelf.TryRecall(new("other"), key));
    }
}
