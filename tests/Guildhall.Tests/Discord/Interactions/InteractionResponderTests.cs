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
        await time.UntilPaused(discord);
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

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_local_clock_that_is_wrong_by_seconds_stops_no_answer(int seconds)
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();

        await Responder(rest, at: time.GetUtcNow().AddSeconds(seconds)).DeferAsync(ephemeral: false, Cancellation);

        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_first_answer_is_not_tried_again_when_three_seconds_have_passed()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ =>
            {
                time.Advance(TimeSpan.FromSeconds(1.6));
                return new(HttpStatusCode.BadGateway);
            }
        );
        using var rest = discord.Client();

        var replying = Responder(rest, at: time.GetUtcNow().AddSeconds(20))
            .ReplyAsync(MessagePayload.OfText("x"), Cancellation);
        await Assert.ThrowsAsync<DiscordApiException>(() =>
            time.Through(Task.WhenAll(replying).ContinueWith(_ => true, Cancellation))
                .ContinueWith(_ => replying, Cancellation)
                .Unwrap()
        );

        Assert.InRange(discord.Requests.Count, 1, 2);
    }

    [Theory]
    [InlineData(InteractionType.ApplicationCommand)]
    [InlineData(InteractionType.Autocomplete)]
    [InlineData(InteractionType.Ping)]
    public async Task An_answer_that_does_not_fit_the_kind_is_refused_here(InteractionType type)
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();
        var responder = Responder(rest, type);

        await Assert.ThrowsAsync<InteractionStateException>(() =>
            responder.UpdateAsync(MessagePayload.OfText("x"), Cancellation)
        );

        Assert.Equal(InteractionState.None, responder.State);
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public async Task A_reply_can_give_the_message_that_it_made()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"interaction":{"id":"1"},"resource":{"type":4,"message":{"id":"99"}}}""")
        );
        using var rest = discord.Client();

        var message = await Responder(rest).ReplyWithMessageAsync(MessagePayload.OfText("x"), Cancellation);

        Assert.Equal(new Snowflake<Message>(99), message.Id);
        Assert.EndsWith("/callback?with_response=true", Assert.Single(discord.Requests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limited_answer_waits_for_its_limit_instead_of_knocking_again_at_once()
    {
        using var discord = new ScriptedDiscord(
            time,
            _ => ScriptedDiscord.Json("""{"retry_after":60,"global":true}""", HttpStatusCode.TooManyRequests)
        );
        using var rest = discord.Client();

        var error = await Assert.ThrowsAsync<DiscordApiException>(() =>
            Responder(rest).ReplyAsync(MessagePayload.OfText("x"), Cancellation)
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, error.Status);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_modal_with_misplaced_components_is_refused_before_it_is_sent()
    {
        using var discord = new ScriptedDiscord(time, _ => new(HttpStatusCode.NoContent));
        using var rest = discord.Client();
        var responder = Responder(rest);

        await Assert.ThrowsAsync<DiscordApiException>(() =>
            responder.ModalAsync(new("m", "M", [Button.Primary("a", "b")]), Cancellation)
        );

        Assert.Empty(discord.Requests);
        Assert.Equal(InteractionState.None, responder.State);
    }

    private InteractionResponder Responder(
        DiscordRest rest,
        InteractionType type = InteractionType.ApplicationCommand,
        DateTimeOffset? at = null
    ) =>
        new(
            rest,
            new()
            {
                Id = Snowflake<Interaction>.At(at ?? time.GetUtcNow()),
                ApplicationId = new(2),
                Type = type,
                Token = "tok",
            },
            time
        );
}
