using Guildhall.Host.Serving;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Host.Diagnosis;

public class WarnAtStartTests
{
    private const string Elsewhere = "https://discord.example/api/v10";
    private const string Endpoint = "Guildhall:Sietch:Endpoints:default:0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Elsewhere, null, true)]
    [InlineData(Elsewhere, "https://guildhall.example", false)]
    [InlineData("http://127.0.0.1:9/api/v10", null, false)]
    public async Task A_community_whose_links_lead_nowhere_is_warned_of(string api, string? address, bool isWarned)
    {
        var warnings = await WarningsAsync(settings =>
        {
            settings["Guildhall:Discord:Api"] = api;
            settings["Guildhall:PublicUrl"] = address;
        });

        Assert.Equal(isWarned ? 1 : 0, warnings.Count);
        Assert.All(warnings, line => Assert.Contains("GUILDHALL__PUBLICURL", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_community_without_an_endpoint_and_a_folder_that_is_not_there_are_warned_of()
    {
        var unread = await WarningsAsync(settings => settings.Remove(Endpoint));
        var empty = await WarningsAsync(settings => settings["Guildhall:Tenants:Directory"] += "-misspelt");

        Assert.Contains("no endpoint of chain 80094", Assert.Single(unread), StringComparison.Ordinal);
        Assert.Contains("-misspelt, does not exist", Assert.Single(empty), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(Action<Dictionary<string, string?>> change)
    {
        using var folder = new GuildhallFolder(new() { Sietch = SietchService.Section() });
        await folder.MigrateAsync(Cancellation);
        var settings = new Dictionary<string, string?>
        {
            ["Guildhall:Http:Port"] = "0",
            ["Guildhall:Data"] = folder.Data,
            ["Guildhall:Tenants:Directory"] = folder.Tenants,
            ["Guildhall:Discord:Api"] = "http://127.0.0.1:9/api/v10",
            [Endpoint] = "http://127.0.0.1:9/chain",
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        change(settings);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var app = GuildhallServer.Create(configuration, HostRoles.Web);
        var logs = new CapturedLogs();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);

        await app.StartAsync(Cancellation);
        await app.StopAsync(Cancellation);

        return [.. logs.Text.Split('\n').Where(line => line.Contains("WarnAtStart", StringComparison.Ordinal))];
    }
}
