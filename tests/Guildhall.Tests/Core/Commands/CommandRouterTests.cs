using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Core.Commands;

public sealed class CommandRouterTests : IDisposable
{
    private static readonly CommandSpec Translate = new("translate", "Rewrite a document") { Permission = "translate" };
    private readonly RouterFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_command_is_answered_with_its_reply_and_pings_nobody()
    {
        fixture.With(
            Translate with
            {
                Options = [CommandOption.Text("document", "Which").Required()],
            },
            (context, _) =>
                Task.FromResult<Result<Reply>>(
                    new Reply($"@everyone {context.GetText("document")} for {context.Tenant.Id} by {context.User}")
                )
        );

        await fixture.RouteAsync(
            fixture.Command(
                "translate",
                42,
                new InteractionOption
                {
                    Name = "document",
                    Type = ApplicationCommandOptionType.String,
                    Value = "@prd",
                }
            )
        );

        var answer = Assert.Single(fixture.Answers.All);
        Assert.Equal("ChannelMessageWithSource", answer.Kind);
        Assert.Equal("@everyone @prd for acme by 42", answer.Text);
        Assert.False(answer.IsEphemeral);
        Assert.Empty(answer.Message!.AllowedMentions.Parse);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.handled", "ok"));
    }

    [Fact]
    public async Task A_sub_command_in_a_group_is_found_by_its_whole_name()
    {
        fixture.With(new("config role add", "Add a role"), new Reply("added"));

        await fixture.RouteAsync(fixture.Command("config role add"));

        Assert.Equal("added", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task A_refusal_is_told_to_the_requester_alone_and_word_for_word()
    {
        fixture.With(
            Translate,
            (_, _) => Task.FromResult<Result<Reply>>(new Refusal("onomancer.unknown_project", "Known: mibera."))
        );

        await fixture.RouteAsync(fixture.Command("translate"));

        var answer = Assert.Single(fixture.Answers.All);
        Assert.Equal("Known: mibera.", answer.Text);
        Assert.True(answer.IsEphemeral);
    }

    [Fact]
    public async Task Without_the_permission_the_handler_does_not_run()
    {
        fixture.With(Translate, (_, _) => throw new InvalidOperationException("ran"));
        var interaction = fixture.Command("translate");

        await fixture.RouteAsync(interaction with { Member = interaction.Member! with { Roles = [] } });

        var answer = Assert.Single(fixture.Answers.All);
        Assert.Contains("permission", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
    }

    [Fact]
    public async Task A_guild_without_a_tenant_is_told_so()
    {
        fixture.With(Translate, new Reply("no"));

        await fixture.RouteAsync(fixture.Command("translate") with { GuildId = new(5) });

        Assert.Contains("not set up", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_message_is_told_so()
    {
        fixture.With(Translate, new Reply("no"));

        await fixture.RouteAsync(
            fixture.Command("translate") with
            {
                GuildId = null,
                Member = null,
                User = new() { Id = new(42) },
            }
        );

        Assert.Contains("in a server only", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_gets_a_clear_answer()
    {
        await fixture.RouteAsync(fixture.Command("vanished"));

        Assert.Contains("not known", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.handled", "core.unknown_command"));
    }

    [Fact]
    public async Task A_fault_shows_an_error_id_and_nothing_of_its_own()
    {
        fixture.With(Translate, (_, _) => throw new InvalidOperationException("/srv/secret/path"));

        await fixture.RouteAsync(fixture.Command("translate"));

        var answer = Assert.Single(fixture.Answers.All);
        Assert.Matches("`[0-9a-f]{16}`", answer.Text);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.handled", "failed"));
    }

    [Fact]
    public async Task A_slow_handler_is_deferred_after_two_seconds_and_its_reply_edits_the_answer()
    {
        var release = new TaskCompletionSource<Result<Reply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.With(Translate, (_, _) => release.Task);
        var routed = fixture.RouteAsync(fixture.Command("translate"));

        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(fixture.Answers.All);
        fixture.Time.Advance(TimeSpan.FromSeconds(0.1));
        await fixture.Answers.WaitForAsync(1, Cancellation);
        release.SetResult(new Reply("done"));
        await routed;

        Assert.Equal(["DeferredChannelMessageWithSource", "Edit"], fixture.Answers.All.Select(a => a.Kind));
        Assert.Equal("done", fixture.Answers.All[1].Text);
    }

    [Fact]
    public async Task A_handler_that_computes_without_awaiting_is_deferred_too()
    {
        using var release = new ManualResetEventSlim();
        fixture.With(
            Translate,
            (_, cancellation) =>
            {
                release.Wait(cancellation);
                return Task.FromResult<Result<Reply>>(new Reply("done"));
            }
        );
        var routed = fixture.RouteAsync(fixture.Command("translate"));

        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Answers.WaitForAsync(1, Cancellation);
        release.Set();
        await routed;

        Assert.Equal("done", fixture.Answers.All[1].Text);
    }

    [Fact]
    public async Task A_refusal_after_a_public_deferral_stays_between_us()
    {
        var release = new TaskCompletionSource<Result<Reply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.With(Translate, (_, _) => release.Task);
        var routed = fixture.RouteAsync(fixture.Command("translate"));
        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Answers.WaitForAsync(1, Cancellation);

        release.SetResult(new Refusal("x", "No."));
        await routed;

        Assert.Equal(["Delete", "FollowUp"], fixture.Answers.All.Skip(1).Select(a => a.Kind));
        Assert.True(fixture.Answers.All[2].IsEphemeral);
    }

    [Fact]
    public async Task An_ephemeral_command_is_deferred_ephemerally_and_its_refusal_edits()
    {
        var release = new TaskCompletionSource<Result<Reply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.With(Translate with { Ephemeral = true }, (_, _) => release.Task);
        var routed = fixture.RouteAsync(fixture.Command("translate"));
        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Answers.WaitForAsync(1, Cancellation);

        release.SetResult(new Refusal("x", "No."));
        await routed;

        Assert.True(fixture.Answers.All[0].IsEphemeral);
        Assert.Equal("Edit", fixture.Answers.All[1].Kind);
    }

    [Fact]
    public async Task A_deferred_reply_leaves_the_acknowledgement_standing()
    {
        fixture.With(Translate, Reply.Deferred);

        await fixture.RouteAsync(fixture.Command("translate"));

        Assert.Equal(["DeferredChannelMessageWithSource"], fixture.Answers.All.Select(a => a.Kind));
    }

    [Fact]
    public async Task A_handler_may_defer_first_and_only_once()
    {
        fixture.With(
            Translate,
            async (context, cancellation) =>
            {
                await context.DeferAsync(cancellation);
                await context.DeferAsync(cancellation);
                return Reply.Deferred;
            }
        );

        await fixture.RouteAsync(fixture.Command("translate"));

        Assert.Single(fixture.Answers.All);
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_given_up_and_said_so()
    {
        fixture.With(
            Translate,
            async (_, cancellation) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellation);
                return new Reply("never");
            }
        );
        var routed = fixture.RouteAsync(fixture.Command("translate"));
        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Answers.WaitForAsync(1, Cancellation);
        await UntilWaitingAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(60));
        await routed;

        Assert.Matches("`[0-9a-f]{16}`", fixture.Answers.All[^1].Text);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.handled", "timed_out"));
    }

    [Fact]
    public async Task The_sixth_command_in_a_minute_is_refused_and_the_window_slides()
    {
        fixture.With(new("help", "Help"), new Reply("ok"));
        for (var i = 0; i < 5; i++)
        {
            await fixture.RouteAsync(fixture.Command("help"));
            fixture.Time.Advance(TimeSpan.FromSeconds(10));
        }

        await fixture.RouteAsync(fixture.Command("help"));
        Assert.Contains(
            "You can run 5 commands in a minute here, whichever they are. Try again in 10 s.",
            fixture.Answers.All[5].Text,
            StringComparison.Ordinal
        );
        await fixture.RouteAsync(fixture.Command("help", user: 43));
        Assert.Equal("ok", fixture.Answers.All[6].Text);

        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await fixture.RouteAsync(fixture.Command("help"));
        Assert.Equal("ok", fixture.Answers.All[7].Text);
    }

    [Fact]
    public async Task A_command_with_its_own_limit_does_not_use_the_shared_one()
    {
        fixture.With(new("rare", "Rare") { Cooldown = new(1, TimeSpan.FromHours(1)) }, new Reply("ok"));
        fixture.With(new("help", "Help"), new Reply("ok"));

        await fixture.RouteAsync(fixture.Command("rare"));
        await fixture.RouteAsync(fixture.Command("rare"));
        await fixture.RouteAsync(fixture.Command("help"));

        Assert.Contains("once in an hour", fixture.Answers.All[1].Text, StringComparison.Ordinal);
        Assert.Equal("ok", fixture.Answers.All[2].Text);
    }

    [Fact]
    public async Task A_late_interaction_is_dropped_and_counted()
    {
        fixture.With(Translate, new Reply("late"));
        var interaction = fixture.Command("translate");
        fixture.Time.Advance(TimeSpan.FromSeconds(3));

        await fixture.RouteAsync(interaction);

        Assert.Empty(fixture.Answers.All);
        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.dropped", "late"));
    }

    [Fact]
    public async Task The_same_interaction_twice_runs_once()
    {
        var runs = 0;
        fixture.With(Translate, (_, _) => Task.FromResult<Result<Reply>>(new Reply($"{++runs}")));
        var interaction = fixture.Command("translate");

        await fixture.RouteAsync(interaction);
        await fixture.RouteAsync(interaction);

        Assert.Single(fixture.Answers.All);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_reply_that_discord_refuses_becomes_a_sentence_with_an_error_id()
    {
        fixture.With(Translate, new Reply("first"));
        var calls = 0;
        fixture.Answers.Fail = _ => ++calls == 1 ? new HttpRequestException("400") : null;

        await fixture.RouteAsync(fixture.Command("translate"));

        Assert.Matches("`[0-9a-f]{16}`", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task A_discord_that_is_gone_is_counted_and_not_thrown()
    {
        fixture.With(Translate, new Reply("first"));
        fixture.Answers.Fail = _ => new HttpRequestException("gone");

        await fixture.RouteAsync(fixture.Command("translate"));

        Assert.Equal(1, fixture.Meters.Total("guildhall.core.commands.unanswered"));
    }

    [Fact]
    public async Task Slow_handlers_do_not_keep_others_waiting()
    {
        var release = new TaskCompletionSource<Result<Reply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.With(new("slow", "Slow"), (_, _) => release.Task).With(new("quick", "Quick"), new Reply("quick"));
        using var worker = new CommandWorker(fixture.Router, Options.Create(fixture.Options));
        await worker.StartAsync(Cancellation);
        for (ulong user = 1; user <= 50; user++)
        {
            fixture.Router.Accept(fixture.Command("slow", user));
        }

        fixture.Router.Accept(fixture.Command("quick", 99));
        await fixture.Answers.WaitForAsync(1, Cancellation);

        Assert.Equal("quick", fixture.Answers.All[0].Text);
        release.SetResult(new Reply("slow"));
        await worker.StopAsync(Cancellation);
        Assert.Equal(51, fixture.Answers.All.Count);
    }

    [Fact]
    public void A_flood_is_dropped_and_counted_and_never_waits()
    {
        for (ulong i = 0; i < 1500; i++)
        {
            fixture.Router.Accept(fixture.Command("help", i));
        }

        Assert.Equal(500, fixture.Meters.Total("guildhall.core.commands.dropped", "overload"));
    }

    [Fact]
    public async Task A_form_opens_as_the_first_answer()
    {
        fixture.With(Translate, Reply.Open(new Modal("id", "Why?", [])));

        await fixture.RouteAsync(fixture.Command("translate"));

        Assert.Equal("Why?", Assert.Single(fixture.Answers.All).Response!.Modal!.Title);
    }

    private async Task UntilWaitingAsync()
    {
        while (fixture.Time.Waiting == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
