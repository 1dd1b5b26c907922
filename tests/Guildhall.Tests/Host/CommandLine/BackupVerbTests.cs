namespace Guildhall.Tests.Host.CommandLine;

public sealed class BackupVerbTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_database_and_its_copy_are_for_their_owner_alone_and_come_back()
    {
        var (exit, _, errors) = await shell.RunAsync("migrate");
        Assert.True(exit == 0, errors);
        var database = Directory.GetFiles(shell.Folder, "guildhall.db", SearchOption.AllDirectories).Single();

        (exit, var output, errors) = await shell.RunAsync("backup", "saved.db");
        Assert.True(exit == 0, errors);
        Assert.Contains("saved and checked", output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            var modes = new[] { database, Path.Combine(shell.Folder, "saved.db") }.Select(File.GetUnixFileMode);
            Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
        }

        File.Delete(database);
        (exit, output, errors) = await shell.RunAsync("restore", "saved.db");
        Assert.True(exit == 0, errors);
        Assert.Contains("restored, checked and up to date", output, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read", output, StringComparison.Ordinal);
    }
}
