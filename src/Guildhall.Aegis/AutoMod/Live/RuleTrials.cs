using System.Collections.Concurrent;
using System.Collections.Frozen;
using Guildhall.Aegis.AutoMod.Rules;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Trials of what guilds bring, on a thread of their own and one after the other: a hostile rule set takes no more
/// than one core for seconds, and a guild has one at a time.</summary>
internal sealed class RuleTrials(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<Snowflake<Guild>, bool> waiting = new();

    public void Dispose() => turn.Dispose();

    /// <param name="known">Expressions that stand in the guild's rules already: they have passed.</param>
    public async Task<Result<RuleDocument>> RunAsync(
        Snowflake<Guild> guild,
        RuleDocument document,
        IEnumerable<BacktrackingRegex> known,
        CancellationToken cancellation
    )
    {
        var passed = known.Select(regex => regex.Pattern).ToFrozenSet(StringComparer.Ordinal);
        if (document.Rules is null || document.Backtracking.All(regex => passed.Contains(regex.Pattern)))
        {
            return document;
        }

        if (!waiting.TryAdd(guild, true))
        {
            return AutoModRefusals.StillTrying;
        }

        try
        {
            await turn.WaitAsync(cancellation);
            try
            {
                return await Task.Factory.StartNew(
                    () => document.Try(new RegexTrial(RegexTrial.Budget, time), passed, cancellation),
                    cancellation,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                );
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            waiting.TryRemove(guild, out _);
        }
    }
}
