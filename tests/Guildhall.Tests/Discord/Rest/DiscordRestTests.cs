using System.Net;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public class DiscordRestTests
{
    private static readonly Snowflake<Channel> channel = new(11);
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_posted_with_token_nonce_and_no_pings()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("""{"id":"7","content":"hi"}"""));
        using var rest = discord.Client();

        var message = await rest.CreateMessageAsync(channel, MessagePayload.OfText("hi @everyone"), Cancellation);

        Assert.Equal(new Snowflake<Message>(7), message.Id);
        var request = Assert.Single(discord.Requests);
        Assert.Equal(("POST", "channels/11/messages"), (request.Method, request.Path));
        Assert.Equal("Bot secret-token", request.Headers["Authorization"]);
        Assert.StartsWith("DiscordBot (", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Contains("\"allowed_mentions\":{\"parse\":[]", request.Body, StringComparison.Ordinal);
        Assert.Contains("\"enforce_nonce\":true", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_sent_again_with_the_same_nonce()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen => seen.Index == 0 ? throw new HttpRequestException("reset") : ScriptedDiscord.Json("""{"id":"7"}""")
        );
        using var rest = discord.Client();

        await time.Through(rest.CreateMessageAsync(channel, MessagePayload.OfText("hi"), Cancellation));

        Assert.Equal(2, discord.Requests.Count);
        Assert.Equal(discord.Requests[0].Body, discord.Requests[1].Body);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_server_fault_is_tried_four_times_and_no_more(int status)
    {
        using var discord = new ScriptedDiscord(time, _ => new((HttpStatusCode)status));
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() =>
            time.Through(rest.GetChannelAsync(channel, Cancellation))
        );

        Assert.Equal(status, (int)error.Status);
        Assert.True(error.IsTransient);
        Assert.Equal(4, discord.Requests.Count);
    }

    [Fact]
    public async Task A_post_that_is_not_idempotent_is_not_tried_again()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.BadGateway));
        using var rest = discord.Client();

        await Assert.ThrowsAsync<DiscordApiException>(() =>
            time.Through(rest.CreateRoleAsync(new(1), new() { Name = "r" }, null, Cancellation))
        );

        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task An_error_carries_code_and_flattened_fields_and_no_token()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ =>
                ScriptedDiscord.Json(
                    """
                    {"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":
                     [{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}}}}
                    """,
                    HttpStatusCode.BadRequest
                )
        );
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() =>
            rest.CreateMessageAsync(channel, MessagePayload.OfText("x"), Cancellation)
        );

        Assert.Equal(DiscordErrorCodes.InvalidFormBody, error.Code);
        var field = Assert.Single(error.Errors);
        Assert.Equal(("embeds[0].title", "BASE_TYPE_MAX_LENGTH"), (field.Path, field.Code));
        Assert.DoesNotContain("secret-token", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Cloudflare</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"code\":\"odd\",\"errors\":3}")]
    [InlineData("{\"code\":1,\"mess")]
    public async Task An_error_with_any_body_is_still_one_clear_exception(string body)
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => new(HttpStatusCode.BadRequest) { Content = new StringContent(body) }
        );
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));

        Assert.Equal(HttpStatusCode.BadRequest, error.Status);
        Assert.Equal("GET channels/{}", error.Route);
    }

    [Fact]
    public async Task A_success_that_is_not_json_is_an_error_too()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("<html>"));
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));

        Assert.Equal(HttpStatusCode.OK, error.Status);
    }

    [Fact]
    public async Task A_refused_token_stops_all_traffic_and_is_told_once()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"message":"401: Unauthorized","code":0}""", HttpStatusCode.Unauthorized)
        );
        using var rest = discord.Client();
        var told = 0;
        rest.Unauthorized += () => told++;

        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));
        }

        Assert.Equal(1, told);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Eight_thousand_refusals_in_ten_minutes_close_the_door_until_they_age()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"message":"no","code":50013}""", HttpStatusCode.Forbidden)
        );
        using var rest = discord.Client(requestsPerSecond: 100_000);
        for (var i = 0; i < InvalidRequestGuard.RefuseAt; i++)
        {
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));
        }

        var closed = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));
        time.Advance(TimeSpan.FromMinutes(10));
        var open = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(channel, Cancellation));

        Assert.True(closed.IsLocal);
        Assert.False(open.IsLocal);
        Assert.Equal(InvalidRequestGuard.RefuseAt + 1, discord.Requests.Count);
    }

    [Fact]
    public async Task A_reason_is_cut_at_512_characters_and_percent_encoded()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await rest.AddRoleAsync(new(1), new(2), new(3), "ü" + new string('a', 600), Cancellation);

        var reason = discord.Requests[0].Headers["X-Audit-Log-Reason"];
        Assert.Equal("%C3%BC" + new string('a', 511), reason);
    }

    [Fact]
    public async Task Files_are_opened_anew_for_each_attempt_and_listed_in_the_payload()
    {
        var opened = 0;
        var file = FileUpload.FromBytes("a.md", "# A"u8.ToArray()) with { Description = "the doc" };
        var counting = file with
        {
            Open = stop =>
            {
                opened++;
                return file.Open(stop);
            },
        };
        using var discord = new ScriptedDiscord(
            time,
            seen => seen.Index == 0 ? new(HttpStatusCode.BadGateway) : ScriptedDiscord.Json("""{"id":"7"}""")
        );
        using var rest = discord.Client();

        await time.Through(rest.CreateMessageAsync(channel, new() { Content = "x", Files = [counting] }, Cancellation));

        Assert.Equal(2, opened);
        var body = discord.Requests[1].Body;
        Assert.Contains("name=payload_json", body, StringComparison.Ordinal);
        Assert.Contains("""[{"id":"0","filename":"a.md","description":"the doc"}]""", body, StringComparison.Ordinal);
        Assert.Contains("name=\"files[0]\"", body, StringComparison.Ordinal);
        Assert.Contains("# A", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_without_asking()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.OK));
        using var rest = discord.Client();
        var big = FileUpload.FromBytes("a", default) with { Length = 11 * 1024 * 1024 };

        var error = await Assert.ThrowsAsync<DiscordApiException>(() =>
            rest.CreateMessageAsync(channel, new() { Files = [big] }, Cancellation)
        );

        Assert.Equal(DiscordErrorCodes.RequestTooLarge, error.Code);
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public async Task Patch_fields_are_absent_null_or_set()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("{}"));
        using var rest = discord.Client();
        var until = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

        await rest.ModifyMemberAsync(new(1), new(2), new(), null, Cancellation);
        await rest.ModifyMemberAsync(new(1), new(2), new() { Nick = (string?)null }, null, Cancellation);
        await rest.ModifyMemberAsync(
            new(1),
            new(2),
            new() { CommunicationDisabledUntil = (DateTimeOffset?)until },
            null,
            Cancellation
        );

        Assert.Equal(
            ["{}", """{"nick":null}""", """{"communication_disabled_until":"2026-01-02T00:00:00+00:00"}"""],
            discord.Requests.Select(request => request.Body.Replace("\\u002B", "+", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_never_called_again()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"message":"Unknown Webhook","code":10015}""", HttpStatusCode.NotFound)
        );
        using var rest = discord.Client();

        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<DiscordApiException>(() =>
                rest.ExecuteWebhookAsync(new(5), "wh-token", MessagePayload.OfText("x"), Cancellation)
            );
        }

        var request = Assert.Single(discord.Requests);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }
}
