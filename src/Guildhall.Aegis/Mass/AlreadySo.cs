using System.Collections.Frozen;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>Finds whom a mass action would give less than they have, or what they have already, or what nobody can have: they
/// are left out, and the preview says so.</summary>
internal sealed class AlreadySo(DiscordRest rest, Pseudonyms pseudonyms, Db db, TimeProvider time)
{
    private const int OneByOne = 25;

    /// <summary>More are not looked up: their ban itself shows it.</summary>
    private const int MostLookedUp = 100;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <summary>Of somebody who is not left out: whether there is such a user at all, the ban itself shows.</summary>
    public const string NotLookedUp = "aegis.not_looked_up";

    /// <summary>The code of why somebody is left out, or <see cref="NotLookedUp"/>; null for everybody else. And the names that
    /// were seen on the way.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    public async Task<(Func<Target, string?> Why, IReadOnlyDictionary<Snowflake<User>, string> Names)> ReadAsync(
        MassAction action,
        MassOrder order,
        IReadOnlyList<Target> found,
        CancellationToken cancellation
    )
    {
        switch (order.Kind)
        {
            case CaseKind.Mute:
                return (await MutedAsync(action, order, cancellation), FrozenDictionary<Snowflake<User>, string>.Empty);
            case CaseKind.Unban when order.Filter is null:
                var lifted = await BannedAsync(action.GuildId, found, cancellation);
                return (target => lifted.ContainsKey(target.User) ? null : "aegis.not_banned", lifted);
            case CaseKind.Ban:
                IReadOnlyList<Target> absent = [.. found.Where(target => !target.IsPresent)];
                var banned = await BannedAsync(action.GuildId, absent, cancellation);
                IReadOnlyList<Target> free = [.. absent.Where(target => !banned.ContainsKey(target.User))];
                var (unknown, names) = await LookUpAsync(free, cancellation);
                var unasked = free.Skip(MostLookedUp).Select(target => target.User).ToHashSet();
                return (
                    target =>
                        banned.ContainsKey(target.User) ? "aegis.already_banned"
                        : unknown.Contains(target.User) ? "aegis.unknown_user"
                        : unasked.Contains(target.User) ? NotLookedUp
                        : null,
                    names
                );
            default:
                return (_ => null, FrozenDictionary<Snowflake<User>, string>.Empty);
        }
    }

    /// <summary>By the record and by Discord: a time-out given by hand counts as well.</summary>
    public async Task<Func<Target, string?>> MutedAsync(
        MassAction action,
        MassOrder order,
        CancellationToken cancellation
    )
    {
        var standing = await db.QueryAsync<Muted>(
            MassSql.Muted,
            new { Guild = action.GuildId, action.Batch },
            cancellation
        );
        var until = standing.ToLookup(row => row.TargetId, row => row.ExpiresAt ?? DateTimeOffset.MaxValue);
        var end = order.Length is { } length ? time.GetUtcNow() + length : DateTimeOffset.MaxValue;
        return target =>
        {
            var subject = pseudonyms.SubjectOf(target.User);
            return target.TimedOutUntil >= end || until[subject.Id].Concat(until[subject.Erased]).Any(at => at >= end)
                ? "aegis.muted_longer"
                : null;
        };
    }

    private async Task<Dictionary<Snowflake<User>, string>> BannedAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Target> people,
        CancellationToken cancellation
    )
    {
        Dictionary<Snowflake<User>, string> banned = [];
        if (people.Count > OneByOne)
        {
            await foreach (var ban in rest.ReadBansAsync(guild, cancellation))
            {
                banned[ban.User.Id] = ban.User.Username;
            }

            return banned;
        }

        foreach (var target in people)
        {
            if (await Bans.TryGetAsync(rest, guild, target.User, cancellation) is { } ban)
            {
                banned[target.User] = ban.User.Username;
            }
        }

        return banned;
    }

    private async Task<(HashSet<Snowflake<User>> Unknown, Dictionary<Snowflake<User>, string> Names)> LookUpAsync(
        IReadOnlyList<Target> absent,
        CancellationToken cancellation
    )
    {
        HashSet<Snowflake<User>> unknown = [];
        Dictionary<Snowflake<User>, string> names = [];
        foreach (var target in absent.Take(MostLookedUp))
        {
            try
            {
                names[target.User] = (await rest.GetUserAsync(target.User, cancellation)).Username;
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownUser)
            {
                unknown.Add(target.User);
            }
        }

        return (unknown, names);
    }

    private sealed record Muted(Snowflake<User> TargetId, DateTimeOffset? ExpiresAt);
}
