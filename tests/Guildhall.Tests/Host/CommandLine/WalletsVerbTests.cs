namespace Guildhall.Tests.Host.CommandLine;

public sealed class WalletsVerbTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("wallets", "rekey")]
    [InlineData("wallets", "drop-unreadable")]
    [InlineData("jobs", "list")]
    [InlineData("privacy", "erase", "1325000000000000042", "--yes")]
    public async Task What_works_on_a_database_makes_none(params string[] verb)
    {
        var (exit, output, errors) = await shell.RunAsync(verb);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("There is no database: ", errors, StringComparison.Ordinal);
        Assert.Contains("guildhall.db is not there", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(shell.Folder, "guildhall.db*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Rekey_names_the_database_that_it_worked_on()
    {
        await shell.RunAsync("migrate");

        var (exit, output, errors) = await shell.RunAsync("wallets", "rekey");

        Assert.True(exit == 0, errors);
        Assert.Contains("guildhall.db", output, StringComparison.Ordinal);
    }
}
