using Guildhall.Tests.Host.CommandLine;

namespace Guildhall.Tests.Host.Diagnosis;

public class PublicAddressTests
{
    [Theory]
    [InlineData(null, "not set", "links that members get lead to http://127.0.0.1:3100; set GUILDHALL__PUBLICURL")]
    [InlineData("https://guildhall.example/", "ok", "links that members get lead to https://guildhall.example")]
    [InlineData("http://127.0.0.1:3100", "ok", "this machine alone")]
    [InlineData("http://guildhall.example", "WRONG", "unencrypted")]
    public async Task Doctor_says_where_links_lead(string? address, string mark, string text)
    {
        using var shell = new Shell();
        shell.Settings["Guildhall:Http:Port"] = "3100";
        shell.Settings["Guildhall:PublicUrl"] = address;

        var (_, output, _) = await shell.RunAsync("doctor");

        var line = Assert.Single(output.Split('\n'), line => line.Contains("public address", StringComparison.Ordinal));
        Assert.StartsWith(mark, line, StringComparison.Ordinal);
        Assert.Contains(text, line, StringComparison.Ordinal);
    }
}
