using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Host.Adapters.JsonRpc;

/// <summary>Answers every call with the same body.</summary>
internal sealed class AnsweringNode : IAsyncDisposable
{
    private readonly WebApplication app;

    private AnsweringNode(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<AnsweringNode> StartAsync(string body, int status = StatusCodes.Status200OK)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/", () => Results.Text(body, "application/json", statusCode: status));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
