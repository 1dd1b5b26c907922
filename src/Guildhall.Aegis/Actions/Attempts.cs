using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>Does a deed in Discord once, and finds out what became of it: where the answer is lost or a 5xx, the real state
/// is read before anything is sent again.</summary>
internal sealed class Attempts(DiscordRest rest, AllDeeds deeds, IEnumerable<IWithdrawal> withdrawals, Db db)
{
    private static readonly TimeSpan readPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan afterFault = TimeSpan.FromSeconds(2);

    // An act whose first half stands is never given up: the second is tried again later.
    private static readonly TimeSpan afterHalf = TimeSpan.FromMinutes(1);

    /// <param name="patience">How long Discord's limits are waited for.</param>
    public async Task<Attempt> DoAsync(Case row, TimeSpan patience, CancellationToken cancellation)
    {
        var first = await TryAsync(row, patience, cancellation);
        if (first.Result != AttemptResult.Unknown)
        {
            return first;
        }

        var state = await TryReadAsync(first.Case, cancellation);
        return state switch
        {
            DeedState.Done => first with { Result = AttemptResult.Done },
            null => first,
            _ => await TryAsync(first.Case, patience, cancellation),
        };
    }

    /// <summary>Null where Discord does not answer.</summary>
    public async Task<DeedState?> TryReadAsync(Case row, CancellationToken cancellation)
    {
        try
        {
            var reader = rest.With(RestPriority.Enforcement, readPatience);
            return await deeds.Of(row.Kind).ReadAsync(CallOf(row, reader, _ => Task.CompletedTask), cancellation);
        }
        catch (DiscordApiException)
        {
            return null;
        }
    }

    /// <summary>Ends what the case did.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    public Task<Lifted> LiftAsync(Case row, CancellationToken cancellation) =>
        deeds
            .Of(row.Kind)
            .LiftAsync(
                CallOf(row, rest.With(RestPriority.Enforcement, readPatience), _ => Task.CompletedTask),
                cancellation
            );

    private async Task<Attempt> TryAsync(Case row, TimeSpan patience, CancellationToken cancellation)
    {
        var deed = deeds.Of(row.Kind);
        var current = row;
        var sender = SenderOf(row, rest.With(RestPriority.Enforcement, patience, retries: false));
        var call = CallOf(
            row,
            sender,
            async token =>
            {
                await RecordHalfAsync(row, token);
                current = row with { Execution = Execution.Partial };
            }
        );
        try
        {
            await deed.DoAsync(call, cancellation);
            return new(AttemptResult.Done, current);
        }
        catch (CallDroppedException)
        {
            return new(AttemptResult.Refused, current) { Refusal = ActionRefusals.CalledOff };
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 429)
        {
            return new(AttemptResult.Limited, current) { Wait = exception.RetryAfter ?? afterFault };
        }
        catch (DiscordApiException exception) when (IsUnknown(exception))
        {
            return new(AttemptResult.Unknown, current) { Wait = afterFault };
        }
        catch (DiscordApiException) when (current.Execution == Execution.Partial)
        {
            return new(AttemptResult.Limited, current) { Wait = afterHalf };
        }
        catch (DiscordApiException exception)
        {
            var refusal = deed.Explain(row, exception) ?? ActionRefusals.DiscordRefused;
            return new(AttemptResult.Refused, current) { Refusal = refusal };
        }
    }

    private DiscordRest SenderOf(Case row, DiscordRest sender) =>
        withdrawals.FirstOrDefault(withdrawal => withdrawal.Covers(row)) is { } found
            ? sender.While(token => found.IsWantedAsync(row, token))
            : sender;

    private Task<int> RecordHalfAsync(Case row, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    CaseSql.ApplyHalf,
                    new
                    {
                        Guild = row.GuildId,
                        row.Number,
                        Dm = row.Dm.Stored(),
                        SentReason = AuditReason.Of(row),
                    }
                ),
            cancellation
        );

    private static DeedCall CallOf(Case row, DiscordRest rest, Func<CancellationToken, Task> halfDone) =>
        new(row, AuditReason.Of(row), rest, halfDone);

    // No answer, a fault of Discord's, or an answer that cannot be read: it may have happened.
    private static bool IsUnknown(DiscordApiException exception) =>
        !exception.IsLocal && (exception.IsTransient || (int)exception.Status is >= 200 and < 300);
}

internal enum AttemptResult
{
    Done,

    /// <summary>For good.</summary>
    Refused,

    /// <summary>Not now; after <see cref="Attempt.Wait"/>.</summary>
    Limited,

    /// <summary>Nobody knows, and Discord does not tell.</summary>
    Unknown,
}

/// <param name="Case">As it stands after the attempt: a first half may be done.</param>
internal sealed record Attempt(AttemptResult Result, Case Case)
{
    public Refusal? Refusal { get; init; }

    public TimeSpan Wait { get; init; }
}
