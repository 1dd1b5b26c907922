using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest;

/// <summary>What the fixture's plain calls leave out: an audit reason, files, a request without a token.</summary>
internal static class RawApi
{
    public static Task<RestAnswer> WithReasonAsync(
        this SimulatorFixture simulator,
        string method,
        string path,
        string reason,
        JsonNode? body = null
    )
    {
        var request = Request(simulator, method, path);
        request.Headers.Add("X-Audit-Log-Reason", reason);
        request.Content = body is null ? null : Json(body);
        return SendAsync(request);
    }

    public static Task<RestAnswer> WithFileAsync(
        this SimulatorFixture simulator,
        string path,
        IReadOnlyDictionary<string, string> fields,
        string field,
        string fileName,
        string contentType,
        byte[] bytes
    )
    {
        var request = Request(simulator, "POST", path);
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(name == "payload_json" ? Json(JsonNode.Parse(value)!) : new StringContent(value), name);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, field, fileName);
        request.Content = form;
        return SendAsync(request);
    }

    public static Task<RestAnswer> WithoutTokenAsync(
        this SimulatorFixture simulator,
        string method,
        string path,
        JsonNode? body = null
    )
    {
        var request = Request(simulator, method, path);
        request.Headers.Authorization = null;
        request.Content = body is null ? null : Json(body);
        return SendAsync(request);
    }

    /// <summary>A member of <c>onomancer-demo</c> writes there.</summary>
    public static Task<RestAnswer> WriteAsAsync(
        this SimulatorFixture simulator,
        string member,
        string content,
        string channel = "general"
    ) =>
        simulator.SimAsync(
            "POST",
            $"/guilds/onomancer-demo/channels/{channel}/messages",
            new JsonObject { ["as"] = member, ["content"] = content }
        );

    /// <summary>The newest audit entry of that kind in <c>onomancer-demo</c>.</summary>
    public static async Task<JsonNode> LastAuditAsync(this SimulatorFixture simulator, int action)
    {
        var log = await simulator.ApiAsync(
            "GET",
            $"/guilds/{simulator.Guild["id"]}/audit-logs?action_type={action}&limit=1"
        );
        return log.Body!["audit_log_entries"]!.AsArray().Single()!;
    }

    private static HttpRequestMessage Request(SimulatorFixture simulator, string method, string path)
    {
        var request = new HttpRequestMessage(new(method), new Uri(simulator.Address, "/api/v10" + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", simulator.Token);
        return request;
    }

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task<RestAnswer> SendAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient();
        using var sent = request;
        using var response = await http.SendAsync(sent, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, text == "" ? null : JsonNode.Parse(text), response.Headers);
    }
}
