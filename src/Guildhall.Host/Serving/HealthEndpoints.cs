using System.Text.Json.Serialization;
using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;

namespace Guildhall.Host.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: everything that it needs does too. <c>/metrics</c>.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live\n"));
        endpoints.MapGet("/health/ready", ReadyAsync);
        return endpoints;
    }

    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/metrics",
            (PrometheusExporter exporter) => Results.Text(exporter.Write(), PrometheusExporter.ContentType)
        );
        return endpoints;
    }

    /// <summary>200 while nothing is down; degraded parts are named all the same.</summary>
    private static async Task<IResult> ReadyAsync(IEnumerable<IHealthProbe> probes, CancellationToken cancellation)
    {
        var parts = new Dictionary<string, HealthPart>(StringComparer.Ordinal);
        foreach (var probe in probes)
        {
            var reading = await CheckAsync(probe, cancellation);
            parts[probe.Name] = new(Word(reading.State), reading.Message);
        }

        var isDown = parts.Values.Any(part => part.State == Word(HealthState.Down));
        return Results.Json(
            new HealthReport(isDown ? "down" : "ready", parts),
            ServingJson.Default.HealthReport,
            statusCode: isDown ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK
        );
    }

    private static async Task<HealthReading> CheckAsync(IHealthProbe probe, CancellationToken cancellation)
    {
        try
        {
            return await probe.CheckAsync(cancellation);
        }
        catch (StorageException)
        {
            // What is the database's own fault, its own part says.
            return new(HealthState.Degraded, "Not known: the database does not answer.");
        }
    }

    private static string Word(HealthState state) =>
        state switch
        {
            HealthState.Healthy => "healthy",
            HealthState.Degraded => "degraded",
            _ => "down",
        };
}

internal sealed record HealthReport(string State, IReadOnlyDictionary<string, HealthPart> Parts);

internal sealed record HealthPart(string State, string? Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ServingJson : JsonSerializerContext;
