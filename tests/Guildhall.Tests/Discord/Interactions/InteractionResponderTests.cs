using System.Net;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Interactions;

public class InteractionResponderTests
{
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_goes_to_the_callback_without_the_bot_token()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await Responder(rest).ReplyAsync(new() { Content = "done", IsEphemeral = true }, Cancellation);

        var request = Assert.Single(discord.Requests);
        Assert.EndsWith("/tok/callback", request.Path, StringComparison.Ordinal);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal(
            """{"type":4,"data":{"content":"done","allowed_mentions":{"parse":[],"replied_user":false},"flags":64}}""",
            request.Body
        );
    }

    [Fact]
    public async Task A_deferred_answer_is_completed_by_an_edit_and_followed_up()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("""{"id":"7"}"""));
        using var rest = discord.Client();
        var responder = Responder(rest);

        await responder.DeferAsync(ephemeral: true, Cancellation);
        time.Advance(TimeSpan.FromMinutes(14));
        await responder.CompleteAsync(new() { Content = "x", IsEphemeral = true }, Cancellation);
        await responder.CompleteAsync(MessagePayload.OfText("y"), Cancellation);

        Assert.Equal(
            ["POST", "PATCH webhooks/2/tok/messages/@original", "POST webhooks/2/tok"],
            discord.Requests.Select((r, i) => i == 0 ? r.Method : $"{r.Method} {r.Path}")
        );
        Assert.Contains("\"type\":5", discord.Requests[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"flags\":64", discord.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_first_answer_is_refused_here()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();
        var responder = Responder(rest);
        await responder.DeferAsync(ephemeral: false, Cancellation);

        await Assert.ThrowsAsync<InteractionStateException>(() =>
            responder.ReplyAsync(MessagePayload.OfText("x"), Cancellation)
        );

        Assert.False(await responder.TryDeferAsync(ephemeral: false, Cancellation));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Late_answers_are_refused_here()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("""{"id":"7"}"""));
        using var rest = discord.Client();
        var late = Responder(rest);
        var expired = Responder(rest);
        await expired.DeferAsync(ephemeral: false, Cancellation);

        time.Advance(TimeSpan.FromSeconds(3.1));
        await Assert.ThrowsAsync<InteractionStateException>(() => late.DeferAsync(false, Cancellation));
        time.Advance(TimeSpan.FromMinutes(15));
        await Assert.ThrowsAsync<InteractionStateException>(() =>
            expired.EditOriginalAsync(MessagePayload.OfText("x"), Cancellation)
        );

        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Nothing_follows_before_the_first_answer()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await Assert.ThrowsAsync<InteractionStateException>(() =>
            Responder(rest).FollowUpAsync(MessagePayload.OfText("x"), Cancellation)
        );
    }

    [Fact]
    public async Task A_callback_whose_answer_was_lost_counts_as_given()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? throw new HttpRequestException("reset")
                    : ScriptedDiscord.Json("""{"code":40060,"message":"already"}""", HttpStatusCode.BadRequest)
        );
        using var rest = discord.Client();
        var responder = Responder(rest);

        var replying = responder.ReplyAsync(MessagePayload.OfText("x"), Cancellation);
        await Waiting.Until(() => discord.Requests.Count == 1 && time.Waiting > 0);
        time.Advance(TimeSpan.FromSeconds(1));
        await replying;

        Assert.Equal(InteractionState.Answered, responder.State);
    }

    [Fact]
    public async Task A_refused_payload_leaves_room_for_an_apology()
    {
        using var discord = new ScriptedDiscord(
            time,
            seen =>
                seen.Index == 0
                    ? ScriptedDiscord.Json("""{"code":50035,"message":"bad"}""", HttpStatusCode.BadRequest)
                    : new(HttpStatusCode.NoContent)
        );
        using var rest = discord.Client();
        var responder = Responder(rest);

        await Assert.ThrowsAsync<DiscordApiException>(() =>
            responder.ReplyAsync(MessagePayload.OfText("x"), Cancellation)
        );
        await responder.ReplyAsync(MessagePayload.OfText("sorry"), Cancellation);

        Assert.Equal(InteractionState.Answered, responder.State);
    }

    [Fact]
    public async Task The_final_message_waits_for_a_deferral_on_its_way()
    {
        using var discord = new ScriptedDiscord(time, _ => ScriptedDiscord.Json("""{"id":"7"}""")) { Hold = new() };
        using var rest = discord.Client();
        var responder = Responder(rest);

        var deferring = responder.TryDeferAsync(ephemeral: false, Cancellation);
        var completing = responder.CompleteAsync(MessagePayload.OfText("x"), Cancellation);
        await Waiting.Until(() => discord.Requests.Count == 1);
        discord.Hold.SetResult();
        await Task.WhenAll(deferring, completing);

        Assert.Equal(["POST", "PATCH"], discord.Requests.Select(r => r.Method));
    }

    private InteractionResponder Responder(DiscordRest rest) =>
        new(
            rest,
            new()
            {
                Id = Snowflake<Interaction>.At(time.GetUtcNow()),
                ApplicationId = new(2),
                Type = InteractionType.ApplicationCommand,
                Token = "tok",
            },
            time
        );
}
