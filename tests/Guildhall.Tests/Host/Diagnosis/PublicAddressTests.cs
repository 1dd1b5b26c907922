using Guildhall.Host.Serving;
using Guildhall.Tests.Host.CommandLine;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Host.Diagnosis;

public class PublicAddressTests
{
    private const string Elsewhere = "https://discord.example/api/v10";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData(Elsewhere, null, true)]
    [InlineData(Elsewhere, "https://guildhall.example", false)]
    [InlineData("http://127.0.0.1:9/api/v10", null, false)]
    public async Task A_community_whose_links_lead_nowhere_is_warned_of_at_the_start(
        string api,
        string? address,
        bool isWarned
    )
    {
        using var folder = new GuildhallFolder(new() { Sietch = SietchService.Section() });
        await folder.MigrateAsync(Cancellation);
        var settings = new Dictionary<string, string?>
        {
            ["Guildhall:Discord:Api"] = api,
            ["Guildhall:PublicUrl"] = address,
            ["Guildhall:Http:Port"] = "0",
            ["Guildhall:Data"] = folder.Data,
            ["Guildhall:Tenants:Directory"] = folder.Tenants,
            ["Guildhall:Sietch:Endpoints:default:0"] = "http://127.0.0.1:9/chain",
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var app = GuildhallServer.Create(configuration, HostRoles.Web);
        var logs = new CapturedLogs();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);

        await app.StartAsync(Cancellation);
        await app.StopAsync(Cancellation);

        var warnings = logs
            .Text.Split('\n')
            .Count(line => line.Contains("GUILDHALL__PUBLICURL", StringComparison.Ordinal));
        Assert.Equal(isWarned ? 1 : 0, warnings);
    }
}
