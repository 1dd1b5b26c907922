using System.Collections.Concurrent;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Notices;

/// <summary>
/// Channels of direct messages that are opened while something else is being done: the person sees nothing of it, and who
/// is to be told before a ban is told a round trip earlier.
/// </summary>
internal sealed class DmOpenings(DiscordRest discord, DmChannels channels)
{
    private const int Most = 1_000;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    private readonly DiscordRest rest = discord.With(RestPriority.Enforcement, patience);
    private readonly ConcurrentDictionary<Snowflake<User>, Task<DmChannel>> begun = new();

    /// <summary>Begins to open somebody's channel, unless that is under way. Waits for nothing.</summary>
    public void Begin(Snowflake<User> user)
    {
        if (begun.Count < Most)
        {
            var opening = begun.GetOrAdd(user, OpenAsync);
            // Nobody may ever ask what became of it.
            _ = opening.ContinueWith(
                done =>
                {
                    _ = done.Exception;
                    begun.TryRemove(KeyValuePair.Create(user, done));
                },
                CancellationToken.None,
                TaskContinuationOptions.RunContinuationsAsynchronously,
                TaskScheduler.Default
            );
        }
    }

    /// <summary>What was begun, or a channel that is opened now.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer, or refused.</exception>
    public async Task<DmChannel> OpenAsync(Snowflake<User> user, CancellationToken cancellation) =>
        begun.TryGetValue(user, out var opening)
            ? await opening.WaitAsync(cancellation)
            : await FindOrOpenAsync(user, cancellation);

    // CancellationToken.None: it belongs to nobody, and ends with the client's own patience.
    private Task<DmChannel> OpenAsync(Snowflake<User> user) => FindOrOpenAsync(user, CancellationToken.None);

    private async Task<DmChannel> FindOrOpenAsync(Snowflake<User> user, CancellationToken cancellation) =>
        await channels.FindAsync(user, cancellation) is { } known
            ? new(known, true)
            : new(await DmChannels.OpenAsync(rest, user, cancellation), false);
}

/// <param name="IsKnown">It need not be remembered any more.</param>
internal sealed record DmChannel(Snowflake<Channel> Id, bool IsKnown);
