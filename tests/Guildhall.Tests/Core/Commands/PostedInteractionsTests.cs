using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Tests.Core.Commands;

public sealed class PostedInteractionsTests : IDisposable
{
    private static readonly CommandSpec Spec = new("translate", "Rewrite a document");
    private readonly RouterFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PostedInteractions Posted => new(fixture.Router, fixture.Posted);

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_quick_reply_stands_in_the_response_and_nothing_goes_over_rest()
    {
        fixture.With(Spec, new Reply("done") { Ephemeral = true });

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        answer.End(true);
        await routing;

        var body = Json(answer);
        Assert.Equal(
            (4, "done", 64),
            ((int)body["type"]!, (string?)body["data"]!["content"], (int)body["data"]!["flags"]!)
        );
        Assert.Empty(fixture.Answers.All);
    }

    [Fact]
    public async Task A_slow_handler_is_deferred_in_the_response_and_completed_over_rest_after_it_has_left()
    {
        var finish = new TaskCompletionSource();
        fixture.With(
            Spec,
            async (context, cancellation) =>
            {
                await context.DeferAsync(cancellation);
                await finish.Task.WaitAsync(cancellation);
                return new Reply("late");
            }
        );

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        finish.SetResult();
        Assert.Empty(fixture.Answers.All);
        answer.End(true);
        await routing;

        Assert.Equal(5, (int)Json(answer)["type"]!);
        var edit = Assert.Single(fixture.Answers.All);
        Assert.Equal(("Edit", "late"), (edit.Kind, edit.Text));
    }

    [Fact]
    public async Task A_completion_that_comes_before_discord_has_read_the_deferral_is_tried_again()
    {
        fixture.With(
            Spec,
            async (context, cancellation) =>
            {
                await context.DeferAsync(cancellation);
                return new Reply("late");
            }
        );
        var refusals = 2;
        fixture.Answers.Fail = kind =>
            kind == "Edit" && refusals-- > 0
                ? new DiscordApiException(
                    HttpStatusCode.NotFound,
                    DiscordErrorCodes.UnknownWebhook,
                    "Unknown Webhook",
                    "PATCH"
                )
                : null;

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        answer.End(true);
        while (!routing.IsCompleted)
        {
            await Task.Yield();
            // Only what waits for its next try: the time that a command may take does not pass meanwhile.
            if (fixture.Time.UntilNext is { TotalSeconds: < 1 } next)
            {
                fixture.Time.Advance(next);
            }
        }

        await routing;
        Assert.Equal("late", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task An_answer_with_files_goes_over_rest_after_an_empty_response()
    {
        fixture.With(Spec, new Reply("see") { Files = [FileUpload.FromBytes("a.txt", "a"u8.ToArray())] });

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        Assert.Null(answer.Body);
        answer.End(true);
        await routing;

        Assert.Equal("see", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task A_response_that_did_not_leave_is_given_over_rest()
    {
        fixture.With(Spec, new Reply("done"));

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        answer.End(false);
        await routing;

        Assert.Equal("done", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task An_answer_that_discord_would_refuse_is_replaced_by_an_apology()
    {
        var rows = Enumerable.Repeat<Component>(ActionRow.Of(Button.Primary("same", "Same")), 2).ToArray();
        fixture.With(Spec, new Reply("broken") { Components = rows });

        var (answer, routing) = await PostAsync(fixture.Command("translate"));
        answer.End(true);
        await routing;

        Assert.Contains("Something went wrong", (string?)Json(answer)["data"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_twice_is_run_once()
    {
        fixture.With(Spec, new Reply("done"));
        var interaction = fixture.Command("translate");
        var (first, routing) = await PostAsync(interaction);
        first.End(true);
        await routing;

        var (second, again) = await PostAsync(interaction);
        await again;

        Assert.NotNull(first.Body);
        Assert.Null(second.Body);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.handled", "ok"));
    }

    [Fact]
    public async Task After_the_end_nothing_is_accepted()
    {
        fixture.Router.Close();

        var answer = await Posted.RunAsync(fixture.Command("translate"), Cancellation);

        Assert.False(answer.IsAccepted);
    }

    private static JsonNode Json(PostedAnswer answer) =>
        JsonNode.Parse(Encoding.UTF8.GetString(answer.Body!.Value.Span))!;

    // The worker's part: what was accepted is routed.
    private async Task<(PostedAnswer Answer, Task Routing)> PostAsync(Interaction interaction)
    {
        var running = Posted.RunAsync(interaction, Cancellation);
        var routing = fixture.Router.RouteAsync(await fixture.Router.Waiting.ReadAsync(Cancellation), Cancellation);
        return (await running, routing);
    }
}
