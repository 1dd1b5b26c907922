using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Expressions;

public class StickerApiTests
{
    [Fact]
    public async Task A_sticker_is_uploaded_sent_and_deleted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/stickers";
        var fields = new Dictionary<string, string> { ["name"] = "well done", ["tags"] = "tada" };

        var made = await simulator.WithFileAsync(path, fields, "file", "s.png", "image/png", [1, 2, 3]);
        var id = (string)made.Body!["id"]!;
        var message = new JsonObject { ["sticker_ids"] = new JsonArray(id) };
        var sent = await simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/messages", message);
        var anywhere = await simulator.ApiAsync("GET", $"/stickers/{id}");
        var deleted = await simulator.ApiAsync("DELETE", $"{path}/{id}");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(1, (int)made.Body["format_type"]!);
        Assert.Equal(id, (string?)sent.Body!["sticker_items"]![0]!["id"]);
        Assert.Equal("well done", (string?)anywhere.Body!["name"]);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
    }

    [Fact]
    public async Task What_is_no_picture_is_no_sticker()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/stickers";
        var fields = new Dictionary<string, string> { ["name"] = "text", ["tags"] = "x" };

        var answer = await simulator.WithFileAsync(path, fields, "file", "s.txt", "text/plain", [1]);

        Assert.Equal(50046, answer.Code);
    }
}
