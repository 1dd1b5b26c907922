using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest;

public class RequestBodyTests
{
    [Theory]
    [InlineData("content=two%20words&tts=false", 200)]
    [InlineData("payload_json=%7B%22content%22%3A%22two%20words%22%7D", 200)]
    [InlineData("content=two+words&sticker_ids=one&sticker_ids=two", 400)]
    public async Task A_message_may_come_as_a_form(string form, int status)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = simulator.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", simulator.Token);
        using var body = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        using var response = await http.PostAsync(
            $"/api/v10/channels/{simulator.ChannelId("general")}/messages",
            body,
            TestContext.Current.CancellationToken
        );
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? "two words" : null, (string?)answer["content"]);
        Assert.Equal(status == 400, answer["errors"]?["sticker_ids"]?["1"] is not null);
    }
}
