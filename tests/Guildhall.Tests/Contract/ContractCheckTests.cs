using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Tests.Contract;

public class ContractCheckTests
{
    private const string Agent = "DiscordBot (https://guildhall.example, 1.0)";

    // A description in small, with what the real one uses: unions by tag, quirks, limits.
    private static readonly ContractSpec Spec = new(
        JsonNode
            .Parse(
                """
                {
                  "paths": {
                    "/rooms/{room_id}/notes": {
                      "parameters": [{ "name": "room_id", "in": "path", "required": true,
                                       "schema": { "$ref": "#/components/schemas/Id" } }],
                      "post": {
                        "parameters": [{ "name": "limit", "in": "query",
                                         "schema": { "type": "integer", "minimum": 1, "maximum": 5 } }],
                        "requestBody": { "required": true, "content": {
                          "application/json": { "schema": { "$ref": "#/components/schemas/NoteRequest" } },
                          "multipart/form-data": { "schema": { "$ref": "#/components/schemas/NoteRequest" } } } },
                        "responses": {
                          "200": { "content": { "application/json": {
                            "schema": { "$ref": "#/components/schemas/Note" } } } },
                          "204": {},
                          "4XX": { "content": { "application/json": { "schema": {} } } } },
                        "security": [{ "BotToken": [] }]
                      }
                    }
                  },
                  "components": { "schemas": {
                    "Id": { "type": "string", "pattern": "^(0|[1-9][0-9]*)$", "format": "snowflake" },
                    "Note": { "type": "object", "required": ["id"],
                              "properties": { "id": { "$ref": "#/components/schemas/Id" } } },
                    "NoteRequest": { "type": "object", "required": ["text"], "properties": {
                      "text": { "type": "string", "minLength": 1, "maxLength": 4 },
                      "allow": { "type": ["integer", "null"] },
                      "attachments": { "type": "array", "items": { "type": "object" } },
                      "parts": { "type": "array", "maxItems": 2, "items": { "oneOf": [
                        { "$ref": "#/components/schemas/Button" }, { "$ref": "#/components/schemas/Line" } ] } } } },
                    "Button": { "type": "object", "required": ["type", "label"], "properties": {
                      "type": { "type": "integer", "enum": [2] }, "label": { "type": "string" } } },
                    "Line": { "type": "object", "required": ["type"], "properties": {
                      "type": { "type": "integer", "enum": [14] }, "spacing": { "type": "integer", "maximum": 2 } } }
                  } }
                }
                """
            )!
            .AsObject()
    );

    [Fact]
    public async Task A_right_exchange_has_no_violation() =>
        Assert.Empty(await CheckAsync("""{"text":"four","allow":"1024","parts":[{"type":14,"spacing":1}]}"""));

    [Theory]
    [InlineData("""{"text":"fives"}""", "/text", "at most 4 characters")]
    [InlineData("""{"text":""}""", "/text", "at least 1 characters")]
    [InlineData("""{"text":4}""", "/text", "must be string")]
    [InlineData("""{}""", "/text", "required")]
    [InlineData("""{"text":"a","parts":[{"type":2}]}""", "/parts/0/label", "required")]
    [InlineData("""{"text":"a","parts":[{"type":14,"spacing":3}]}""", "/parts/0/spacing", "at most 2")]
    [InlineData("""{"text":"a","parts":[{"type":3}]}""", "/parts/0", "no alternative")]
    [InlineData("""{"text":"a","parts":[1,2,3]}""", "/parts", "at most 2 items")]
    [InlineData("""{"text":"a","allow":"all"}""", "/allow", "match")]
    [InlineData("""{"text":""", "body", "not JSON")]
    [InlineData("", "body", "required")]
    public async Task A_fault_in_a_body_is_named_where_it_stands(string body, string at, string message)
    {
        var violations = await CheckAsync(body);

        Assert.Contains(violations, v => v.At == at && v.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(violations, v => Assert.Equal(ContractSide.Client, v.Side));
    }

    [Fact]
    public async Task Letters_count_as_people_count_them_and_not_in_halves() =>
        Assert.Empty(await CheckAsync("""{"text":"🎉🎉🎉🎉"}"""));

    [Fact]
    public async Task A_field_that_nobody_knows_is_a_warning()
    {
        var violation = Assert.Single(await CheckAsync("""{"text":"a","colour":1}"""));

        Assert.True(violation.IsWarning);
        Assert.Equal("/colour", violation.At);
    }

    [Theory]
    [InlineData("/api/v10/rooms/seven/notes", "", "?room_id")]
    [InlineData("/api/v10/rooms/7/notes", "?limit=6", "?limit")]
    [InlineData("/api/v10/rooms/7/notes", "?limit=many", "?limit")]
    [InlineData("/api/v10/rooms/7", "", "route")]
    public async Task Parameters_and_routes_are_judged(string path, string query, string at)
    {
        var exchange = Exchange("""{"text":"a"}""") with { Path = path, Query = query };

        Assert.Contains(await ContractCheck.RunAsync(Spec, exchange), v => v.At == at && !v.IsWarning);
    }

    [Theory]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("User-Agent", "DiscordBot (https://guildhall.example)")]
    [InlineData("X-Audit-Log-Reason", "grün")]
    [InlineData("Content-Type", "text/plain")]
    public async Task Headers_are_judged(string name, string value)
    {
        var exchange = Exchange("""{"text":"a"}""");
        exchange.RequestHeaders[name] = value;

        Assert.Contains(await ContractCheck.RunAsync(Spec, exchange), v => v.At == name && !v.IsWarning);
    }

    [Fact]
    public async Task A_test_may_send_what_is_wrong_when_it_is_refused()
    {
        var exchange = Foreign("""{"text":"fives"}""") with { Status = 400, ResponseBody = "{}"u8.ToArray() };

        Assert.All(await ContractCheck.RunAsync(Spec, exchange), v => Assert.True(v.IsWarning));
    }

    [Fact]
    public async Task The_simulator_is_to_blame_when_it_takes_what_is_wrong()
    {
        var violation = Assert.Single(await ContractCheck.RunAsync(Spec, Foreign("""{"text":"fives"}""")));

        Assert.Equal(ContractSide.Simulator, violation.Side);
        Assert.False(violation.IsWarning);
    }

    [Theory]
    [InlineData(200, """{"id":7}""", "/id")]
    [InlineData(200, "{}", "/id")]
    [InlineData(200, "", "body")]
    [InlineData(201, """{"id":"7"}""", "status")]
    [InlineData(204, "{}", "body")]
    [InlineData(500, "", "status")]
    [InlineData(429, "{}", "Retry-After")]
    public async Task An_answer_is_judged(int status, string body, string at)
    {
        var exchange = Exchange("""{"text":"a"}""") with
        {
            Status = status,
            ResponseBody = Encoding.UTF8.GetBytes(body),
        };

        Assert.Contains(
            await ContractCheck.RunAsync(Spec, exchange),
            v => v.At == at && v is { Side: ContractSide.Simulator, IsWarning: false }
        );
        Assert.Empty(await ContractCheck.RunAsync(Spec, exchange with { IsFaulty = true }));
    }

    [Theory]
    [InlineData("files[0]", """{"text":"a","attachments":[{"id":0}]}""", null)]
    [InlineData("files[0]", """{"text":"a","attachments":[{"id":"1"}]}""", "attachments")]
    [InlineData("files[0]", """{"text":"fives"}""", "/text")]
    [InlineData("upload", """{"text":"a"}""", "upload")]
    [InlineData("files[10]", """{"text":"a"}""", "files")]
    public async Task A_form_is_judged_like_a_body(string part, string payload, string? at)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(payload, Encoding.UTF8, "application/json"), "payload_json" },
            { new ByteArrayContent([1, 2, 13, 10]), part, "a.bin" },
        };
        var exchange = Exchange("") with
        {
            RequestBody = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
        };
        exchange.RequestHeaders.ContentType = form.Headers.ContentType!.ToString();

        var violations = (await ContractCheck.RunAsync(Spec, exchange)).Where(v => !v.IsWarning);

        Assert.Equal(at is null ? [] : [at], violations.Select(v => v.At));
    }

    private static Task<IReadOnlyList<ContractViolation>> CheckAsync(string body) =>
        ContractCheck.RunAsync(Spec, Exchange(body));

    private static ContractExchange Foreign(string body)
    {
        var exchange = Exchange(body);
        exchange.RequestHeaders.UserAgent = "DiscordBot (https://discord.js.org, 14.28.1)";
        return exchange;
    }

    private static ContractExchange Exchange(string body) =>
        new()
        {
            Method = "POST",
            Path = "/api/v10/rooms/7/notes",
            RequestBody = Encoding.UTF8.GetBytes(body),
            RequestHeaders = new HeaderDictionary
            {
                ["Authorization"] = "Bot token",
                ["User-Agent"] = Agent,
                ["Content-Type"] = "application/json",
            },
            ResponseHeaders = new HeaderDictionary { ["Content-Type"] = "application/json" },
            ResponseBody = """{"id":"7"}"""u8.ToArray(),
        };
}
