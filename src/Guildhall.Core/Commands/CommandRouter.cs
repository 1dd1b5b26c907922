using System.Threading.Channels;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;
using Guildhall.Discord.Interactions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>
/// From an interaction to its answer: late ones are dropped, the handler is found, the requester checked, the handler
/// run, its reply sent. After 2 s without one the router defers. Refusals and faults are told to the requester alone.
/// </summary>
internal sealed partial class CommandRouter(
    CallFinder finder,
    RequestGate gate,
    Suggestions suggestions,
    IInteractionAnswers answers,
    CommandMetrics metrics,
    TimeProvider time,
    IOptions<CommandsOptions> options,
    ILogger<CommandRouter> log,
    Db? db = null
) : IInteractionSink
{
    private const int LongestQueue = 1000;
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMilliseconds(200);

    private readonly ArrivalClock arrivals = new();
    private readonly RecentIds recent = new();
    private readonly Channel<Arrival> queue = Channel.CreateBounded<Arrival>(LongestQueue);

    /// <summary>What waits to be run.</summary>
    public ChannelReader<Arrival> Waiting => queue.Reader;

    public void Accept(Interaction interaction) => TryAccept(interaction);

    /// <summary>Null where there is no more room, or the program ends.</summary>
    public Arrival? TryAccept(Interaction interaction)
    {
        var arrival = new Arrival(interaction, time.GetUtcNow(), time.GetTimestamp());
        if (queue.Writer.TryWrite(arrival))
        {
            return arrival;
        }

        metrics.Dropped("overload");
        Dropped(interaction.Id.Value, "overload");
        return null;
    }

    /// <summary>Nothing is accepted any more; what waits is still run.</summary>
    public void Close() => queue.Writer.TryComplete();

    /// <summary>Answers one interaction. Only the end of the program is thrown.</summary>
    public async Task RouteAsync(Arrival arrival, CancellationToken cancellation)
    {
        metrics.Started();
        try
        {
            await RouteTimelyAsync(arrival, cancellation);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            metrics.Unanswered(arrival.Interaction.Type.ToString());
            Unanswered(exception, arrival.Interaction.Id.Value);
        }
        finally
        {
            metrics.Ended();
            arrival.Ended.TrySetResult();
        }
    }

    private async Task RouteTimelyAsync(Arrival arrival, CancellationToken cancellation)
    {
        var interaction = arrival.Interaction;
        if (!recent.TryAdd(interaction.Id.Value))
        {
            metrics.Dropped("repeated");
            return;
        }

        var age = arrivals.Age(interaction.CreatedAt, arrival.ReceivedAt) + time.GetElapsedTime(arrival.Timestamp);
        if (age >= options.Value.AnswerWithin)
        {
            // Discord takes no answer any more, and whoever asked has been told that the bot did not respond.
            metrics.Dropped("late");
            Dropped(interaction.Id.Value, "late");
            return;
        }

        switch (interaction.Type)
        {
            case InteractionType.Autocomplete when interaction.Data is not null:
                await suggestions.AnswerAsync(arrival, cancellation);
                break;
            case InteractionType.ApplicationCommand
            or InteractionType.MessageComponent
            or InteractionType.ModalSubmit when interaction.Data is not null:
                await AnswerAsync(arrival, age, cancellation);
                break;
            default:
                metrics.Dropped("kind");
                break;
        }
    }

    private async Task AnswerAsync(Arrival arrival, TimeSpan age, CancellationToken cancellation)
    {
        var isFound = finder.Find(arrival.Interaction).TryGet(out var call, out var refusal);
        var kind = call?.Kind ?? "unknown";
        using var answer = new InteractionAnswer(
            arrival.Interaction,
            answers,
            call?.Ephemeral ?? true,
            call?.UpdatesMessage ?? false
        );
        Reply reply;
        if (isFound)
        {
            reply = await RunAsync(call!, arrival, age, answer, cancellation);
        }
        else
        {
            reply = OfRefusal(refusal!);
            await RecordAsync(arrival.Interaction, refusal!, cancellation);
            metrics.Handled(kind, "unknown", refusal!.Code, time.GetElapsedTime(arrival.Timestamp));
        }

        await SendAsync(kind, arrival, answer, reply, cancellation);
    }

    private async Task<Reply> RunAsync(
        HandlerCall call,
        Arrival arrival,
        TimeSpan age,
        InteractionAnswer answer,
        CancellationToken cancellation
    )
    {
        var outcome = "ok";
        try
        {
            var result =
                Check(call, arrival, answer) is var (request, refused) && request is not null
                    ? await RunWithinLimitAsync(call, request, age, answer, cancellation)
                    : refused!;
            if (result.TryGet(out var reply, out var refusal))
            {
                return reply;
            }

            outcome = "refused";
            return OfRefusal(refusal);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            outcome = exception is TimeoutException ? "timed_out" : "failed";
            return OfFault(exception, call.Name, arrival);
        }
        finally
        {
            metrics.Handled(call.Kind, call.Name, outcome, time.GetElapsedTime(arrival.Timestamp));
        }
    }

    private (Request? Request, Refusal? Refusal) Check(HandlerCall call, Arrival arrival, InteractionAnswer answer)
    {
        if (!gate.Admit(arrival.Interaction, call.Permission, call.Home).TryGet(out var admission, out var refusal))
        {
            return (null, refusal);
        }

        if (gate.Count(admission, call.Name, call.Cooldown, call.Kind == "command") is { } tooMany)
        {
            return (null, tooMany);
        }

        return (new(arrival.Interaction, admission, arrival.ReceivedAt, answer.DeferAsync), null);
    }

    private async Task<Result<Reply>> RunWithinLimitAsync(
        HandlerCall call,
        Request request,
        TimeSpan age,
        InteractionAnswer answer,
        CancellationToken cancellation
    )
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // On a thread of its own, since a handler that computes before its first await must be deferred all the same.
        var running = Task.Run(() => call.Run(request, stopping.Token), CancellationToken.None);
        var patience = DeferAfter - age;
        patience = patience < LeastPatience ? LeastPatience : patience;
        if (!await EndsWithinAsync(running, patience, cancellation))
        {
            await DeferAsync(call.Kind, request.Interaction.Id.Value, answer, cancellation);
            if (!await EndsWithinAsync(running, options.Value.HandlerLimit - patience, cancellation))
            {
                await stopping.CancelAsync();
                throw new TimeoutException(
                    $"The handler of {call.Name} did not end within {options.Value.HandlerLimit}."
                );
            }
        }

        return await running;
    }

    private async Task<bool> EndsWithinAsync(Task running, TimeSpan wait, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(running, Task.Delay(wait, time, ended.Token));
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return running.IsCompleted;
    }

    private async Task DeferAsync(
        string kind,
        ulong interaction,
        InteractionAnswer answer,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await answer.DeferAsync(cancellation))
            {
                metrics.Deferred(kind);
            }
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The handler goes on: its work counts even when Discord does not take the "thinking…".
            metrics.Unanswered(kind);
            Unanswered(exception, interaction);
        }
    }

    private async Task SendAsync(
        string kind,
        Arrival arrival,
        InteractionAnswer answer,
        Reply reply,
        CancellationToken cancellation
    )
    {
        try
        {
            await answer.SendAsync(reply, cancellation);
            await FollowAsync(reply, arrival.Interaction.Id.Value, cancellation);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // A reply that Discord refuses, too long an embed say, must not leave its reader without any.
            await answer.SendAsync(OfFault(exception, kind, arrival), cancellation);
        }

        metrics.Answered(kind, time.GetElapsedTime(arrival.Timestamp));
    }

    /// <summary>A button or form that was made for another server or somebody else, or by nobody of ours, is written down.
    /// </summary>
    private async Task RecordAsync(Interaction interaction, Refusal refusal, CancellationToken cancellation)
    {
        if (db is null || interaction.GuildId is not { } guild || refusal != CommandRefusals.UnknownComponent)
        {
            return;
        }

        var entry = new AuditEntry
        {
            Guild = guild,
            Actor = interaction.Invoker.Id.ToString(),
            Action = "core.foreign_component",
            Outcome = AuditOutcome.Refused,
        };
        try
        {
            await db.WriteAsync(unit => unit.AuditAsync(entry), cancellation);
        }
        catch (StorageException exception)
        {
            NotFollowed(exception, interaction.Id.Value);
        }
    }

    private async Task FollowAsync(Reply reply, ulong interaction, CancellationToken cancellation)
    {
        try
        {
            await (reply.WhenSent?.Invoke(cancellation) ?? Task.CompletedTask);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            NotFollowed(exception, interaction);
        }
    }

    private static Reply OfRefusal(Refusal refusal) => new(refusal.Message) { Ephemeral = true };

    private Reply OfFault(Exception exception, string name, Arrival arrival)
    {
        var errorId = ErrorIds.New();
        Failed(exception, errorId, name, arrival.Interaction.GuildId?.Value ?? 0);
        return new(CommandRefusals.Failed(errorId)) { Ephemeral = true };
    }

    [LoggerMessage(LogLevel.Error, "Error {ErrorId} in {Command}, guild {Guild}")]
    private partial void Failed(Exception exception, string errorId, string command, ulong guild);

    [LoggerMessage(LogLevel.Warning, "Discord did not take the answer to interaction {Interaction}")]
    private partial void Unanswered(Exception exception, ulong interaction);

    [LoggerMessage(LogLevel.Warning, "What follows the answer to interaction {Interaction} failed")]
    private partial void NotFollowed(Exception exception, ulong interaction);

    [LoggerMessage(LogLevel.Warning, "Dropped interaction {Interaction}: {Reason}")]
    private partial void Dropped(ulong interaction, string reason);
}

/// <param name="Timestamp">Of the same moment as <paramref name="ReceivedAt"/>, for durations.</param>
internal sealed record Arrival(Interaction Interaction, DateTimeOffset ReceivedAt, long Timestamp)
{
    /// <summary>Done when the router has nothing more to say to it.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
