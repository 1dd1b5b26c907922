using System.IO.Compression;

namespace Guildhall.Tests.Host.CommandLine;

public sealed class PrivacyVerbTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task An_export_is_written_also_for_somebody_of_whom_nothing_is_kept()
    {
        await shell.RunAsync("migrate");
        var (exit, output, errors) = await shell.RunAsync(
            "privacy",
            "export",
            "1325000000000000042",
            "--out",
            "me.zip"
        );

        Assert.True(exit == 0, errors);
        Assert.Contains("0 cases", output, StringComparison.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync(
            Path.Combine(shell.Folder, "me.zip"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(zip.Entries, entry => entry.FullName == "cases.json");
    }

    [Fact]
    public async Task Nothing_is_erased_without_a_yes()
    {
        var (exit, _, errors) = await shell.RunAsync("privacy", "erase", "1325000000000000042");

        Assert.Equal(2, exit);
        Assert.Contains("--yes", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_id_is_named()
    {
        var (exit, _, errors) = await shell.RunAsync("privacy", "export", "somebody");

        Assert.Equal(2, exit);
        Assert.Contains("somebody is not a Discord id", errors, StringComparison.Ordinal);
    }
}
