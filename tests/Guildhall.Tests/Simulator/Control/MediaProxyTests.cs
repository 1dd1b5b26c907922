using System.Net;
using Guildhall.Tests.Simulator.Worlds;

namespace Guildhall.Tests.Simulator.Control;

public class MediaProxyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_of_another_program_of_this_machine_is_brought_and_nothing_else()
    {
        await using var worlds = await LocalWorlds.StartAsync();
        await using var other = await PictureServer.StartAsync();

        using var picture = await GetAsync(worlds, $"{other.Address}face.png");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(PictureServer.Bytes, await picture.Content.ReadAsByteArrayAsync(Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(worlds, $"{other.Address}page.html"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(worlds, $"{other.Address}away.png"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(worlds, "http://127.0.0.1:9/closed.png"));
    }

    [Theory]
    [InlineData("http://guildhall.example/face.png")]
    [InlineData("file:///etc/hostname")]
    [InlineData("face.png")]
    public async Task What_is_not_of_this_machine_is_not_asked(string url)
    {
        await using var worlds = await LocalWorlds.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(worlds, url));
    }

    private static async Task<HttpStatusCode> StatusAsync(LocalWorlds worlds, string url)
    {
        using var answer = await GetAsync(worlds, url);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> GetAsync(LocalWorlds worlds, string url) =>
        worlds.Http.GetAsync(worlds.At($"external?url={Uri.EscapeDataString(url)}"), Cancellation);
}
