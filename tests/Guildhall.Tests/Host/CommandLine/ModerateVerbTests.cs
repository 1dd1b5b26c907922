namespace Guildhall.Tests.Host.CommandLine;

public sealed class ModerateVerbTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Messages_go_in_and_decisions_come_out_in_order()
    {
        shell.Write(
            "rules.json",
            """{"version":1,"rules":[{"name":"cats","when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]}]}"""
        );

        var (code, output, _) = await shell.PipeAsync(
            "{\"id\":\"a\",\"text\":\"a c\u0430t\"}\nnonsense\n{\"id\":\"b\",\"text\":\"category\"}\n",
            "moderate",
            "--rules",
            "rules.json",
            "--jsonl"
        );

        Assert.Equal(0, code);
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal("{\"id\":\"a\",\"action\":\"delete\",\"rule\":\"cats\",\"matched\":\"c\u0430t\"}", lines[0]);
        Assert.StartsWith("""{"id":null,"error":""", lines[1], StringComparison.Ordinal);
        Assert.Equal("""{"id":"b","action":"none","rule":null,"matched":null}""", lines[2]);
    }

    [Fact]
    public async Task A_preset_stands_where_a_file_could()
    {
        var (code, output, _) = await shell.PipeAsync(
            """{"id":1,"text":"join discord . gg / abc"}""",
            "moderate",
            "--rules",
            "preset:default",
            "--jsonl"
        );

        Assert.Equal(0, code);
        Assert.Contains("\"rule\":\"invites\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_rules_is_told_by_its_place_and_ends_with_2()
    {
        shell.Write("rules.json", """{"version":1,"rules":[{"name":"x","when":{"nope":{}},"then":[]}]}""");

        var (code, output, errors) = await shell.PipeAsync("", "moderate", "--rules", "rules.json", "--jsonl");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("$.rules[0].when.nope", errors, StringComparison.Ordinal);
        Assert.Contains("$.rules[0].then", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_rules_end_with_2()
    {
        Assert.Equal(2, (await shell.PipeAsync("", "moderate", "--rules", "nowhere.json")).ExitCode);
        Assert.Equal(2, (await shell.PipeAsync("", "moderate", "--rules", "preset:nowhere")).ExitCode);
    }
}
