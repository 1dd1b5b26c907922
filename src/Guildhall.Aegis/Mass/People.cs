using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Mass;

/// <summary>Many people as Discord tells them now, with as few calls as possible: few one by one, many by pages.</summary>
internal sealed class People(DiscordRest rest, MemberSnapshots snapshots)
{
    private const int OneByOne = 25;

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <summary>In the order of the ids. Whoever is not in the server has the last known roles; whether there is such a user
    /// at all, nobody asks.</summary>
    public async Task<IReadOnlyList<Target>> FindAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Snowflake<User>> users,
        CancellationToken cancellation
    )
    {
        var wanted = users.ToHashSet();
        Dictionary<Snowflake<User>, Target> found = [];
        if (users.Count <= OneByOne)
        {
            foreach (var user in users)
            {
                if (await TryGetAsync(guild, user, cancellation) is { User: { } person } member)
                {
                    found[user] = Target.Of(person, member);
                }
            }
        }
        else
        {
            await foreach (var member in rest.ReadMembersAsync(guild, cancellation))
            {
                if (member.User is { } person && wanted.Contains(person.Id))
                {
                    found[person.Id] = Target.Of(person, member);
                }
            }
        }

        var gone = await snapshots.DepartedAsync(guild, cancellation);
        return
        [
            .. users.Select(user =>
                found.GetValueOrDefault(user)
                ?? Target.Absent(new() { Id = user, Username = user.ToString() }, gone.GetValueOrDefault(user) ?? [])
            ),
        ];
    }

    public async Task<IReadOnlyList<Target>> MatchingAsync(
        Snowflake<Guild> guild,
        Func<Member, bool> matches,
        CancellationToken cancellation
    )
    {
        List<Target> found = [];
        await foreach (var member in rest.ReadMembersAsync(guild, cancellation))
        {
            if (matches(member) && found.Count <= IdList.Most)
            {
                found.Add(Target.Of(member.User!, member));
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<Target>> BannedAsync(
        Snowflake<Guild> guild,
        Func<User, string?, bool> matches,
        CancellationToken cancellation
    )
    {
        List<Target> found = [];
        await foreach (var ban in rest.ReadBansAsync(guild, cancellation))
        {
            if (matches(ban.User, null) && found.Count <= IdList.Most)
            {
                found.Add(Target.Absent(ban.User, []));
            }
        }

        return found;
    }

    private async Task<Member?> TryGetAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        try
        {
            return await rest.GetMemberAsync(guild, user, cancellation);
        }
        catch (DiscordApiException exception)
            when (exception.Code is DiscordErrorCodes.UnknownMember or DiscordErrorCodes.UnknownUser)
        {
            return null;
        }
    }
}
