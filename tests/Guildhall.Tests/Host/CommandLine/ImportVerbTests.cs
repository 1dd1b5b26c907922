namespace Guildhall.Tests.Host.CommandLine;

public sealed class ImportVerbTests : IDisposable
{
    private const string Guild = "900000000000000009";
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_file_is_looked_at_imported_once_and_taken_back()
    {
        var file = shell.Write(
            "old.csv",
            "user_id,type,created_at,reason\n100000000000000001,warn,2024-01-01,spam\nnobody,warn,2024-01-01,spam\n"
        );

        var (looked, shown, _) = await shell.RunAsync("import", file, "--guild", Guild, "--dry-run");
        var (imported, said, errors) = await shell.RunAsync("import", file, "--guild", Guild);
        var (_, again, _) = await shell.RunAsync("import", file, "--guild", Guild);

        Assert.True((looked, imported) == (1, 1), errors);
        Assert.Contains("1 of them cases (1 warn)", shown, StringComparison.Ordinal);
        Assert.Contains("line 3", shown, StringComparison.Ordinal);
        Assert.Contains("Imported 1 cases", said, StringComparison.Ordinal);
        Assert.Contains("Imported 0 cases", again, StringComparison.Ordinal);
        var id = said.Split(' ').Single(word => word.StartsWith("cli-", StringComparison.Ordinal));
        var (undone, _, _) = await shell.RunAsync("import", "--undo", id, "--guild", Guild);
        Assert.Equal(0, undone);
    }

    [Theory]
    [InlineData("there is no such file", "nowhere.csv", "--guild", Guild)]
    [InlineData("a server's id", "nowhere.csv", "--guild", "mine")]
    [InlineData("expected one of", "nowhere.csv", "--guild", Guild, "--format", "excel")]
    public async Task What_is_wrong_is_said(string why, params string[] arguments)
    {
        var (code, _, errors) = await shell.RunAsync(["import", .. arguments]);

        Assert.Equal(2, code);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_one_is_refused_before_anything_is_read()
    {
        var file = shell.Write("old.csv", "user_id,type,created_at\n100000000000000001,warn,2024-01-01\n");

        var (code, output, errors) = await shell.RunAsync("import", file, "--guild", "1", "--dry-run");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("there is no server 1 here", errors, StringComparison.Ordinal);
    }
}
