using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Discord.Interactions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Simulator.Interactions;

/// <summary>An application that has interactions posted to it: verifies, answers pings, and for the rest does as told.</summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LibcryptoSignature signatures = new();
    private readonly byte[] publicKey;

    private ScriptedEndpoint(WebApplication app, string verifyKey) =>
        (this.app, publicKey) = (app, Convert.FromHexString(verifyKey));

    public string Url => app.Urls.Single() + "/interactions";

    /// <summary>False believes whatever comes.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Type, data and so on as JSON; null for a 202.</summary>
    public Func<JsonNode, string?> Answer { get; set; } = _ => """{"type":4,"data":{"content":"done"}}""";

    public string ContentType { get; set; } = "application/json";

    public List<JsonNode> Received { get; } = [];

    public static async Task<ScriptedEndpoint> StartAsync(SimulatorFixture simulator)
    {
        var me = (await simulator.ApiAsync("GET", "/applications/@me")).Body!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new ScriptedEndpoint(builder.Build(), (string)me["verify_key"]!);
        endpoint.app.MapPost("/interactions", endpoint.ReceiveAsync);
        await endpoint.app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        signatures.Dispose();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        if (Verifies && !IsSigned(http.Request, buffer.ToArray()))
        {
            http.Response.StatusCode = 401;
            return;
        }

        var interaction = JsonNode.Parse(buffer.ToArray())!;
        if ((int)interaction["type"]! == 1)
        {
            await http.Response.WriteAsync("""{"type":1}""", http.RequestAborted);
            return;
        }

        Received.Add(interaction);
        var answer = Answer(interaction);
        http.Response.StatusCode = answer is null ? 202 : 200;
        http.Response.ContentType = answer is null ? null : ContentType;
        await http.Response.WriteAsync(answer ?? "", http.RequestAborted);
    }

    private bool IsSigned(HttpRequest request, byte[] body)
    {
        var stamp = request.Headers["X-Signature-Timestamp"].ToString();
        var signature = request.Headers["X-Signature-Ed25519"].ToString();
        return signature.Length == 128
            && signatures.IsValid(
                publicKey,
                [.. Encoding.ASCII.GetBytes(stamp), .. body],
                Convert.FromHexString(signature)
            );
    }
}
