using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest;

public class AttachmentRouteTests
{
    [Theory]
    [InlineData("a.png", "image/png", "inline")]
    [InlineData("a.mp3", "audio/mpeg", "inline")]
    [InlineData("a.mp4", "video/mp4", "inline")]
    [InlineData("a.txt", "text/plain", "inline")]
    [InlineData("a.html", "text/html", "attachment")]
    [InlineData("a.html", "text/plain", "attachment")]
    [InlineData("a.svg", "image/svg+xml", "attachment")]
    [InlineData("a.png", "IMAGE/SVG+XML", "attachment")]
    [InlineData("a.js", "text/javascript", "attachment")]
    [InlineData("a.pdf", "application/pdf", "attachment")]
    public async Task A_file_never_runs_on_the_page_of_the_simulator(string name, string type, string disposition)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var sent = await simulator.WithFileAsync(
            $"/channels/{simulator.ChannelId("general")}/messages",
            new Dictionary<string, string>(),
            "files[0]",
            name,
            type,
            [1, 2, 3]
        );
        var url = (string)sent.Body!["attachments"]![0]!["url"]!;
        using var http = new HttpClient();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, url);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(method == HttpMethod.Get ? 3 : 0, body.Length);
            Assert.Equal(3, response.Content.Headers.ContentLength);
            Assert.Equal(disposition, response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.StartsWith(
                "sandbox; default-src 'none'",
                response.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_file_that_a_member_gave_an_impossible_type_is_served_as_bytes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = JsonNode.Parse(
            """{"as":"product","attachments":[{"name":"a.bin","base64":"AQID","contentType":"no\r\ntype"}]}"""
        );
        var sent = await simulator.SimAsync("POST", "/guilds/onomancer-demo/channels/general/messages", body);
        using var http = new HttpClient();

        using var response = await http.GetAsync(
            new Uri((string)sent.Body!["attachments"]![0]!["url"]!),
            TestContext.Current.CancellationToken
        );

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
    }
}
