using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator;

public class LastCatchTests
{
    private const string Json = "application/json";
    private const string Twice = """{"content":"1","content":"2","as":"product"}""";

    [Theory]
    [InlineData("""{"content":"\ud800"}""", Json, 50109)]
    [InlineData("""{"\ud800":"1"}""", Json, 50109)]
    [InlineData("{\"content\":\"\u00ff\u00fe\"}", Json, 50109)]
    [InlineData("\u00ff\u00fe", Json, 50109)]
    [InlineData("--\r\nx", "multipart/form-data; boundary=", 50035)]
    [InlineData("x", "multipart/form-data", 50035)]
    [InlineData("--zz\r\ngarbage", "multipart/form-data; boundary=zz", 50035)]
    [InlineData("--zz\r\nA: b\r\n\r\nc\r\n--zz--\r\n", "multipart/form-data; boundary=zz", 50035)]
    [InlineData("payload_json=%7B", "application/x-www-form-urlencoded", 50109)]
    [InlineData("[]", Json, 50035)]
    [InlineData("""{"nonce":{"a":1},"content":"x"}""", Json, 50035)]
    [InlineData("""{"flags":1e400,"content":"x"}""", Json, 50035)]
    [InlineData("""{"message_reference":{"message_id":"1","fail_if_not_exists":1e30}}""", Json, 50035)]
    public async Task A_body_without_sense_is_refused_and_never_a_failure(string body, string type, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var (status, answer) = await SendAsync(simulator, $"/api/v10/channels/{Id(simulator)}/messages", body, type);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (int)answer["code"]!));
    }

    [Fact]
    public async Task Of_a_name_that_comes_twice_the_last_one_counts()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var (status, answer) = await SendAsync(simulator, $"/api/v10/channels/{Id(simulator)}/messages", Twice, Json);
        var (_, written) = await SendAsync(simulator, "/sim/guilds/onomancer-demo/channels/general/messages", Twice);

        Assert.Equal((HttpStatusCode.OK, "2"), (status, (string?)answer["content"]));
        Assert.Equal("2", (string?)written["content"]);
    }

    [Fact]
    public async Task Two_files_of_one_number_are_refused()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        const string part =
            "--zz\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\n\r\nx\r\n";

        var (status, _) = await SendAsync(
            simulator,
            $"/api/v10/channels/{Id(simulator)}/messages",
            part + part + "--zz--\r\n",
            "multipart/form-data; boundary=zz"
        );

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("/gateway", """{"do":"delay","ms":1e20}""")]
    [InlineData("/gateway", """{"do":"delay","ms":-1}""")]
    [InlineData("/gateway", """{"do":"delay","ms":"NaN"}""")]
    [InlineData("/guilds/onomancer-demo/channels/general/messages", """{"as":"product","content":"\ud800"}""")]
    [InlineData("/guilds/onomancer-demo/channels/general/messages", "\u00ff\u00fe")]
    [InlineData("/guilds/onomancer-demo/channels/general/messages", """{"as":"product","attachments":["x"]}""")]
    [InlineData("/guilds/onomancer-demo/members", """{"name":"x","accountAgeDays":2000000000}""")]
    [InlineData("/guilds/onomancer-demo/channels/general/messages", """{"as":"product","attachments":{}}""")]
    [InlineData("/guilds/onomancer-demo/channels/general/messages", """{"as":"product","content":{}}""")]
    [InlineData("/guilds", """{"name":"x","owner":"y","members":[{}]}""")]
    [InlineData("/faults", """{"then":{"status":500},"match":{"forMs":1e300}}""")]
    [InlineData("/faults", """{"then":{"status":500,"contentType":"text/html\r\nX-Evil: 1"}}""")]
    [InlineData("/faults", """{"then":{"status":500},"match":{"route":"/channels/{id"}}""")]
    [InlineData("/faults", """{"then":{"status":500},"match":{"route":"^/channels/.*"}}""")]
    [InlineData("/faults", """{"then":{"status":500},"match":{"route":""}}""")]
    public async Task A_control_without_sense_is_refused_with_its_reason(string path, string body)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var (status, answer) = await SendAsync(simulator, "/sim" + path, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty((string)answer["error"]!);
    }

    [Fact]
    public async Task An_unknown_control_names_those_that_there_are()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SimAsync("POST", "/nowhere", new JsonObject());

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("/sim/state", (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example", false, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example:80", false, HttpStatusCode.Forbidden)]
    [InlineData("LOCALHOST:1", false, HttpStatusCode.OK)]
    [InlineData("[::1]:4000", false, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", false, HttpStatusCode.OK)]
    [InlineData("evil.example", true, HttpStatusCode.OK)]
    public async Task Only_a_host_name_of_this_machine_is_answered(string host, bool any, HttpStatusCode expected)
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { AnswersAnyHost = any });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator.Address, "/sim/bots"));
        request.Headers.Host = host;

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData(null, "same-site", HttpStatusCode.Forbidden)]
    [InlineData("own", null, HttpStatusCode.OK)]
    [InlineData("own", "same-origin", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task A_foreign_page_does_not_act(string? origin, string? site, HttpStatusCode expected)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var http = new HttpClient();
        var address = new Uri(simulator.Address, "/sim/guilds/onomancer-demo/channels/general/messages");
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent("""{"as":"product","content":"mine"}""");
        AddIfAny(request, "Origin", origin == "own" ? simulator.Address.GetLeftPart(UriPartial.Authority) : origin);
        AddIfAny(request, "Sec-Fetch-Site", site);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var said = await simulator.SimAsync("GET", "/guilds/onomancer-demo/channels/general/messages?limit=1");

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (string?)said.Body![0]!["content"] == "mine");
    }

    [Theory]
    [InlineData("http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("own", "same-origin", HttpStatusCode.BadRequest)]
    [InlineData(null, null, HttpStatusCode.BadRequest)]
    public async Task A_foreign_page_says_yes_to_nothing_in_a_persons_name(
        string? origin,
        string? site,
        HttpStatusCode expected
    )
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Address, "/oauth2/authorize"));
        request.Content = new FormUrlEncodedContent([new("decision", "allow")]);
        AddIfAny(request, "Origin", origin == "own" ? simulator.Address.GetLeftPart(UriPartial.Authority) : origin);
        AddIfAny(request, "Sec-Fetch-Site", site);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    private static void AddIfAny(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.Add(name, value);
        }
    }

    private static string Id(SimulatorFixture simulator) => simulator.ChannelId("general");

    // As Latin-1, so that a text can hold bytes that are no UTF-8.
    private static async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        SimulatorFixture simulator,
        string path,
        string body,
        string type = Json
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", simulator.Token);
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(text)!);
    }
}
