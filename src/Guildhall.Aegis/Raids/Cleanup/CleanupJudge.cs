using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Who of many may be banned by whom, as things are at this moment: the same rules as for one ban.</summary>
internal sealed class CleanupJudge(
    Standings standings,
    GuildSettingsBook settings,
    MemberSnapshots snapshots,
    StaffMembers staff,
    DiscordRest rest
)
{
    private const int Page = 1_000;

    /// <summary>Each with <see cref="TargetState.Planned"/>, or <see cref="TargetState.Spared"/> and why.</summary>
    /// <exception cref="DiscordApiException">Discord did not say who is there.</exception>
    public async Task<IReadOnlyList<CleanupTarget>> JudgeAsync(
        Staff actor,
        IReadOnlyList<(Snowflake<User> User, string Name)> people,
        CancellationToken cancellation
    )
    {
        var guild = await standings.GetAsync(actor.Guild, cancellation);
        var rules = (await settings.GetAsync(actor.Guild, cancellation)).Moderation;
        var listed = new ProtectedList(rules.ProtectedRoles, rules.ProtectedUsers);
        var present = await PresentAsync(actor.Guild, [.. people.Select(person => person.User).Order()], cancellation);
        List<CleanupTarget> judged = [];
        foreach (var (user, name) in people)
        {
            var question = new HierarchyQuestion
            {
                Guild = guild,
                Actor = actor,
                Target = present.TryGetValue(user, out var member)
                    ? Target.Of(member.User!, member)
                    : await AbsentAsync(actor.Guild, user, name, cancellation),
                Protected = listed,
            };
            var forbidden = Hierarchy.Check(question)?.Code ?? await StaffCodeAsync(question, cancellation);
            judged.Add(new(user, name, null, forbidden is null ? TargetState.Planned : TargetState.Spared, forbidden));
        }

        return judged;
    }

    /// <summary>Ranks tell a person's targets apart; Aegis itself has none, and bans no staff for having joined.</summary>
    private async Task<string?> StaffCodeAsync(HierarchyQuestion question, CancellationToken cancellation)
    {
        var member = new Staff
        {
            Guild = question.Actor.Guild,
            User = question.Target.User,
            Name = question.Target.Name,
            Roles = question.Target.Roles,
        };
        return question.Actor.IsSystem && await staff.ContainAsync(question.Guild, member, cancellation)
            ? Holds.HoldState.IsStaff
            : null;
    }

    private async Task<Target> AbsentAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        string name,
        CancellationToken cancellation
    ) => Target.Absent(new() { Id = user, Username = name }, await snapshots.RolesOfAsync(guild, user, cancellation));

    /// <summary>In pages that begin at the next one wanted: raiders' accounts are young, so they stand together.</summary>
    private async Task<IReadOnlyDictionary<Snowflake<User>, Member>> PresentAsync(
        Snowflake<Guild> guild,
        IReadOnlyList<Snowflake<User>> ordered,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<Snowflake<User>, Member>();
        for (var next = 0; next < ordered.Count; )
        {
            var before = new Snowflake<User>(ordered[next].Value - 1);
            var page = await rest.GetMembersAsync(guild, Page, before, cancellation);
            foreach (var member in page)
            {
                if (member.User is { } user)
                {
                    found[user.Id] = member;
                }
            }

            var seen = page.Count < Page ? new(ulong.MaxValue) : page[^1].User!.Id;
            while (next < ordered.Count && ordered[next] <= seen)
            {
                next++;
            }
        }

        return found;
    }
}
