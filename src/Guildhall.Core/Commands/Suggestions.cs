using System.Collections.Concurrent;
using Guildhall.Core.Telemetry;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>
/// Answers autocompletion: within a third of the time that there is, 1 s, or with nothing, and only the newest keystroke of each user. What may not be
/// called suggests nothing.
/// </summary>
internal sealed partial class Suggestions(
    CommandTable table,
    RequestGate gate,
    IInteractionAnswers answers,
    CommandMetrics metrics,
    TimeProvider time,
    IOptions<CommandsOptions> options,
    IServiceProvider services,
    ILogger<Suggestions> log
)
{
    private readonly ConcurrentDictionary<ulong, Keystroke> newest = new();

    public async Task AnswerAsync(Arrival arrival, CancellationToken cancellation)
    {
        var data = arrival.Interaction.Data!;
        var entry = data.Focused is { } focused ? table.TryGetAutocomplete(data.CommandPath, focused.Name) : null;
        var permission = table.TryGetCommand(ApplicationCommandType.ChatInput, data.CommandPath)?.Spec.Permission;
        IReadOnlyList<CommandChoice>? choices = [];
        if (entry is not null && gate.Admit(arrival.Interaction, permission).TryGet(out var admission, out _))
        {
            choices = await SuggestAsync(entry, arrival, admission, cancellation);
        }

        if (choices is not null)
        {
            await answers.RespondAsync(arrival.Interaction, InteractionResponse.Autocomplete(choices), cancellation);
        }
    }

    /// <summary>Null where a newer keystroke has taken over: Discord shows no answer to this one.</summary>
    private async Task<IReadOnlyList<CommandChoice>?> SuggestAsync(
        AutocompleteEntry entry,
        Arrival arrival,
        Admission admission,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(options.Value.AnswerWithin / 3, time);
        var mine = new Keystroke();
        var user = admission.Requester.User.Value;
        newest.AddOrUpdate(
            user,
            mine,
            (_, older) =>
            {
                older.Supersede();
                return mine;
            }
        );
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, mine.Superseded, cancellation);
        var outcome = "ok";
        try
        {
            return await entry.Run(services, Context(arrival, admission), ending.Token).WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
            when (ending.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            outcome = mine.Superseded.IsCancellationRequested ? "superseded" : "timed_out";
            return outcome == "superseded" ? null : [];
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            outcome = "failed";
            Failed(exception, ErrorIds.New(), entry.Spec.Command, entry.Spec.Option);
            return [];
        }
        finally
        {
            newest.TryRemove(KeyValuePair.Create(user, mine));
            metrics.Handled("autocomplete", entry.Spec.Command, outcome, time.GetElapsedTime(arrival.Timestamp));
        }
    }

    private static AutocompleteContext Context(Arrival arrival, Admission admission) =>
        // There is nothing to acknowledge: suggestions are the whole answer.
        new(new(arrival.Interaction, admission, arrival.ReceivedAt, _ => Task.CompletedTask))
        {
            Typed = arrival.Interaction.Data!.Focused?.Value?.Text ?? "",
        };

    [LoggerMessage(LogLevel.Error, "Error {ErrorId} in the suggestions of {Command} for {Option}")]
    private partial void Failed(Exception exception, string errorId, string command, string option);

#pragma warning disable CA1001 // The source has no timer and no link to dispose, and may be cancelled after its own run.
    private sealed class Keystroke
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource source = new();

        public CancellationToken Superseded => source.Token;

        public void Supersede() => source.Cancel();
    }
}
