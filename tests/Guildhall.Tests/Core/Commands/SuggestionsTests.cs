using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Commands;

public sealed class SuggestionsTests : IDisposable
{
    private static readonly CommandSpec Translate = new("translate", "Rewrite a document")
    {
        Permission = "translate",
        Options = [CommandOption.Text("document", "Which").Suggested()],
    };

    private static readonly AutocompleteSpec Document = new("translate", "document");
    private readonly RouterFixture fixture = new();

    public SuggestionsTests() => fixture.With(Translate, new Reply("unused"));

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task What_is_typed_is_answered_with_choices()
    {
        fixture.With(Document, (context, _) => Choices($"@{context.Typed}d"));

        await fixture.RouteAsync(fixture.Keystroke("translate", "document", "pr"));

        Assert.Equal("@prd", Assert.Single(Assert.Single(fixture.Answers.All).Response!.Choices!).Name);
    }

    [Fact]
    public async Task The_newest_keystroke_ends_the_older_one_of_the_same_user()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.With(
            Document,
            async (context, cancellation) =>
            {
                if (context.Typed == "p")
                {
                    started.SetResult();
                    await new TaskCompletionSource().Task.WaitAsync(cancellation);
                }

                return await Choices(context.Typed);
            }
        );
        var older = fixture.RouteAsync(fixture.Keystroke("translate", "document", "p"));
        await started.Task;

        await fixture.RouteAsync(fixture.Keystroke("translate", "document", "pr"));
        await older;

        Assert.Equal("pr", Assert.Single(fixture.Answers.All).Response!.Choices![0].Name);
    }

    [Fact]
    public async Task After_a_second_there_is_nothing_to_suggest()
    {
        fixture.With(
            Document,
            async (_, cancellation) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellation);
                return [];
            }
        );
        var routed = fixture.RouteAsync(fixture.Keystroke("translate", "document", "p"));

        fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await routed;

        Assert.Empty(Assert.Single(fixture.Answers.All).Response!.Choices!);
    }

    [Fact]
    public async Task A_fault_suggests_nothing()
    {
        fixture.With(Document, (_, _) => throw new InvalidOperationException());

        await fixture.RouteAsync(fixture.Keystroke("translate", "document", "p"));

        Assert.Empty(Assert.Single(fixture.Answers.All).Response!.Choices!);
    }

    [Fact]
    public async Task Who_may_not_call_the_command_is_suggested_nothing()
    {
        fixture.With(Document, (_, _) => Choices("secret"));
        var interaction = fixture.Keystroke("translate", "document", "p");

        await fixture.RouteAsync(interaction with { Member = interaction.Member! with { Roles = [] } });

        Assert.Empty(Assert.Single(fixture.Answers.All).Response!.Choices!);
    }

    private static Task<IReadOnlyList<CommandChoice>> Choices(params string[] names) =>
        Task.FromResult<IReadOnlyList<CommandChoice>>([.. names.Select(n => new CommandChoice(n, n))]);
}
