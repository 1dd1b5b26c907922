using System.Collections.Concurrent;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>
/// Where invites lead, as far as it was asked: in memory, for a while, and never more than some thousands. A decision only
/// looks; who finds nothing has it asked by a job (<see cref="Live.LookUpInvites"/>).
/// </summary>
internal sealed class InviteTargets(DiscordRest discord, TimeProvider time)
{
    /// <summary>So many codes of one guild are looked up a minute; what is more is judged as foreign at once.</summary>
    public const int MostAMinute = 30;

    private const int MostOfAGeneration = 5_000;
    private const int LongestCode = 64;

    private static readonly TimeSpan trust = TimeSpan.FromHours(6);
    private static readonly TimeSpan trustInNothing = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    // Behind what staff wait for: a flood of invites must not hold up bans.
    private readonly DiscordRest rest = discord.With(RestPriority.Log, longestWait: TimeSpan.FromSeconds(10));
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<Snowflake<Guild>, (DateTimeOffset Since, int Asked)> asked = new();
    private ConcurrentDictionary<string, Target> current = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, Target> former = new(StringComparer.Ordinal);

    public int Count => current.Count + former.Count;

    /// <summary>Null where that is not known, or it leads into no server.</summary>
    public string? GuildOf(string code) => Find(code)?.Guild;

    /// <summary>Whether asking would tell more, and the guild has not asked for too many.</summary>
    public bool CanAsk(Snowflake<Guild> guild, string code) =>
        IsCode(code)
        && Find(code) is null
        && (
            !asked.TryGetValue(guild, out var used)
            || used.Asked < MostAMinute
            || time.GetUtcNow() - used.Since >= minute
        );

    /// <summary>Asks Discord, unless it is known.</summary>
    /// <exception cref="DiscordApiException">It cannot be found out now.</exception>
    public async Task AskAsync(Snowflake<Guild> guild, string code, CancellationToken cancellation)
    {
        if (!IsCode(code) || Find(code) is not null)
        {
            return;
        }

        CountOne(guild);
        try
        {
            var invite = await rest.GetInviteAsync(code, cancellation);
            Keep(code, invite.Guild?.Id.ToString(), trust);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownInvite)
        {
            Keep(code, null, trustInNothing);
        }
    }

    /// <summary>Invites of other sites are known by their address.</summary>
    private static bool IsCode(string code) =>
        code.Length is >= 2 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private Target? Find(string code) =>
        (current.TryGetValue(code, out var target) || former.TryGetValue(code, out target))
        && target.Until > time.GetUtcNow()
            ? target
            : null;

    private void CountOne(Snowflake<Guild> guild)
    {
        var now = time.GetUtcNow();
        asked.AddOrUpdate(
            guild,
            _ => (now, 1),
            (_, used) => now - used.Since >= minute ? (now, 1) : (used.Since, used.Asked + 1)
        );
    }

    private void Keep(string code, string? guild, TimeSpan held)
    {
        lock (gate)
        {
            if (current.Count >= MostOfAGeneration)
            {
                (former, current) = (current, new(StringComparer.Ordinal));
            }

            current[code] = new(guild, time.GetUtcNow() + held);
        }
    }

    private sealed record Target(string? Guild, DateTimeOffset Until);
}
