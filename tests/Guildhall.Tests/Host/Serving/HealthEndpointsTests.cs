using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;
using Guildhall.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Host.Serving;

public class HealthEndpointsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_that_cannot_be_asked_without_the_database_is_not_known_and_the_database_is_named()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHealthProbe>(new Part("database", () => new(HealthState.Down, "It is away.")));
        builder.Services.AddSingleton<IHealthProbe>(
            new Part("wallet-links", () => throw new StorageException(StorageFailure.Unavailable, "It is away."))
        );
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(Cancellation);
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri($"{app.Urls.Single()}/health/ready"), Cancellation);

        var report = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("down", (string?)report["parts"]!["database"]!["state"]);
        Assert.Equal("degraded", (string?)report["parts"]!["wallet-links"]!["state"]);
    }

    private sealed class Part(string name, Func<HealthReading> reading) : IHealthProbe
    {
        public string Name => name;

        public Task<HealthReading> CheckAsync(CancellationToken cancellation) => Task.FromResult(reading());
    }
}
