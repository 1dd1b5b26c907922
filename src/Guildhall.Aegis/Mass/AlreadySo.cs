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

    /// <summary>The code of why somebody is left out, or <see cref="NotLookedUp"/>; null for everybody else.</summary>
    /// <exception cref="DiscordApiException">Discord refused, or did not answer.</exception>
    public async Task<Func<Target, string?>> ReadAsync(
        MassAction action,
        MassOrder order,
        IReadOnlyList<Target> found,
        CancellationToken cancellation
    )
    {
        switch (order.Kind)
        {
            case CaseKind.Mute:
                return await MutedAsync(action, order, cancellation);
            case CaseKind.Unban when order.Filter is null:
                var lifted = await BannedAsync(action.GuildId, found, cancellation);
                return target => lifted.Contains(target.User) ? null : "aegis.not_banned";
            case CaseKind.Ban:
                IReadOnlyList<Target> absent = [.. found.Where(target => !target.IsPresent)];
                var banned = await BannedAsync(action.GuildId, absent, cancellation);
                IReadOnlyList<Target> free = [.. absent.Where(target => !banned.Contains(target.User))];
                var unknown = await UnknownAsync(free, cancellation);
                var unasked = free.Skip(MostLookedUp).Select(target => target.User).ToHashSet();
                return target =>
                    banned.Contains(target.User) ? "aegis.already_banned"
                    : unknown.Contains(target.User) ? "aegis.unknown_user"
                    : unasked.Contains(target.User) ? NotLookedUp
                    : null;
            default:
                return _ => null;
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

    private async Task<HashSet<Snowflake<User>>> BannedAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Target> people,
        CancellationToken cancellation
    )
    {
        HashSet<Snowflake<User>> banned = [];
        if (people.Count > OneByOne)
        {
            await foreach (var ban in rest.ReadBansAsync(guild, cancellation))
            {
                banned.Add(ban.User.Id);
            }

            return banned;
        }

        foreach (var target in people)
        {
            if (await Bans.TryGetAsync(rest, guild, target.User, cancellation) is not null)
            {
                banned.Add(target.User);
            }
        }

        return banned;
    }

    private async Task<HashSet<Snowflake<User>>> UnknownAsync(
        IReadOnlyList<Target> absent,
        CancellationToken cancellation
    )
    {
        HashSet<Snowflake<User>> unknown = [];
        foreach (var target in absent.Take(MostLookedUp))
        {
            try
            {
                await rest.GetUserAsync(target.User, cancellation);
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownUser)
            {
                unknown.Add(target.User);
            }
        }

        return unknown;
    }

    private sealed record Muted(Snowflake<User> TargetId, DateTimeOffset? ExpiresAt);
}
