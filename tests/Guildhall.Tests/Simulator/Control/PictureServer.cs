using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Simulator.Control;

/// <summary>Another program of this machine, with a picture, a page and a way elsewhere.</summary>
internal sealed class PictureServer(WebApplication app) : IAsyncDisposable
{
    public static byte[] Bytes { get; } = [0x89, 0x50, 0x4E, 0x47];

    public string Address => $"{app.Urls.Single()}/";

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/face.png", () => Results.Bytes(Bytes, "image/png"));
        app.MapGet("/page.html", () => Results.Text("<p>A page", "text/html"));
        app.MapGet("/away.png", () => Results.Redirect("/face.png"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
