using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Onomancer.Rewrites;

/// <summary>A service without a language model for a whole class of tests, with the <c>lab</c> beside the demo's projects.</summary>
public sealed class OfflineService : IAsyncLifetime
{
    private GuildhallFixture? guildhall;

    internal GuildhallFixture Guildhall => guildhall!;

    public async ValueTask InitializeAsync()
    {
        guildhall = await GuildhallFixture.StartAsync(new() { Projects = LabProject.Documents });
        var docs = Path.Combine(guildhall.Folder.Project(LabProject.Name), "docs");
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllBytesAsync(
            Path.Combine(docs, "binary.md"),
            [0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFE, 0, 1],
            cancellation
        );
        await File.WriteAllBytesAsync(Path.Combine(docs, "huge.md"), new byte[20_000_000], cancellation);
        var outside = Path.Combine(guildhall.Folder.Root, "outside.md");
        await File.WriteAllTextAsync(
            outside,
            "# Outside\n\nNobody may read these 13 words of the server.\n",
            cancellation
        );
        File.CreateSymbolicLink(Path.Combine(docs, "link.md"), outside);
    }

    public ValueTask DisposeAsync() => guildhall?.DisposeAsync() ?? ValueTask.CompletedTask;
}
