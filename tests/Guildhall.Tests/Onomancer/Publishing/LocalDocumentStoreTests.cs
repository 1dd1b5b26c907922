using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Publishing;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Publishing;

public sealed class LocalDocumentStoreTests : IDisposable
{
    private static readonly string Key = new('a', 40);
    private readonly TempFolder temp = new();
    private readonly LocalDocumentStore store;

    public LocalDocumentStoreTests()
    {
        var time = new ManualTime();
        var options = new PublishingOptions { Folder = temp.Path, PublicBase = new("http://127.0.0.1:3000") };
        store = new(options, new(new byte[32], time), time);
    }

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_document_is_filed_under_its_project_and_audience_and_found_again()
    {
        var published = await Publish(Draft());

        Assert.Equal(("local", Key), (published.Store, published.Id));
        Assert.Equal(
            "# T",
            await File.ReadAllTextAsync(Path.Combine(temp.Path, $"thj/mibera/leadership/{Key}.md"), Token)
        );
        Assert.Contains(
            "<h1",
            await File.ReadAllTextAsync(store.TryFindPage("thj", Key)!, Token),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"http://127.0.0.1:3000/d/thj/{Key}?expires=",
            store.LinkTo(published).AbsoluteUri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_key_is_filed_once_however_often_and_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Publish(Draft())));
        await Publish(Draft() with { Markdown = "# Other" });

        Assert.Equal(3, Directory.GetFiles(temp.Path, "*", SearchOption.AllDirectories).Length);
        Assert.Equal("# T", await File.ReadAllTextAsync(store.TryFindMarkdown("thj", Key)!, Token));
    }

    [Fact]
    public async Task What_an_interrupted_call_left_is_completed_and_not_shown_before()
    {
        temp.Write($"thj/mibera/leadership/{Key}.md", "half");
        temp.Write($"thj/mibera/leadership/{Key}.html", "half");
        Assert.Null(store.TryFindPage("thj", Key));

        await Publish(Draft());

        Assert.Equal("# T", await File.ReadAllTextAsync(store.TryFindMarkdown("thj", Key)!, Token));
    }

    [Theory]
    [InlineData("../../etc", "leadership")]
    [InlineData("Set & Forgetti", "../..")]
    [InlineData("プロジェクト", "Lead/ership")]
    public async Task Odd_names_stay_inside_the_folder_and_apart(string project, string audience)
    {
        await Publish(Draft() with { Project = project, Audience = audience });
        await Publish(Draft() with { Project = project + "2", Audience = audience });

        var files = Directory.GetFiles(temp.Path, "*.md", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.All(
            files,
            f => Assert.Equal(4, Path.GetRelativePath(temp.Path, f).Split(Path.DirectorySeparatorChar).Length)
        );
    }

    [Theory]
    [InlineData("../aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("short")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var refused = await Assert.ThrowsAsync<DocumentStoreException>(() => Publish(Draft() with { Key = key }));

        Assert.False(refused.IsTransient);
        Assert.Null(store.TryFindPage("thj", key));
        Assert.Null(store.TryFindPage("../thj", Key));
    }

    [Fact]
    public async Task No_tenant_finds_the_document_of_another()
    {
        await Publish(Draft());

        Assert.Null(store.TryFindPage("other", Key));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_a_transient_failure_without_its_path()
    {
        temp.Write("thj", "a file where a folder should be");

        var failed = await Assert.ThrowsAsync<DocumentStoreException>(() => Publish(Draft()));

        Assert.True(failed.IsTransient);
        Assert.DoesNotContain(temp.Path, failed.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<PublishedDocument> Publish(DocumentDraft draft) => store.PublishAsync(draft, Token);

    private static DocumentDraft Draft() =>
        new()
        {
            Key = Key,
            Tenant = new TenantId("thj"),
            Project = "mibera",
            Audience = "leadership",
            Title = "T",
            Markdown = "# T",
        };
}
