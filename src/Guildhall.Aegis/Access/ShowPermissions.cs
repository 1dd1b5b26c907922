using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary><c>/permissions show</c>: who was given what; and of one member, what follows from it.</summary>
internal sealed class ShowPermissions(Grants grants, Gates gates, Targets targets, TimeProvider time) : ICommand
{
    private const int LongestText = 3_900;

    public static CommandSpec Spec { get; } =
        new("permissions show", "Who may do what in Aegis")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.User("user", "What this member may do; without it all grants")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), GrantNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (context.TryGetUser("user") is { } user)
        {
            var finding = await targets.FindAsync(context, user, cancellation);
            return finding.TryGet(out var target, out refusal)
                ? await OfMemberAsync(context.Guild, target, cancellation)
                : refusal;
        }

        var now = time.GetUtcNow();
        var all = await grants.OfAsync(context.Guild, cancellation);
        var active = all.Where(grant => grant.IsActiveAt(now)).ToList();
        return new Reply
        {
            Ephemeral = true,
            Embeds =
            [
                new()
                {
                    Title = "Grants",
                    Description =
                        all.Count == 0
                            ? "None yet: rights follow Discord's own permissions. "
                                + "From the first `/permissions grant` on, which asks first, grants alone count; administrators keep all."
                        : active.Count == 0
                            ? "None that hold: only the owner and administrators may do anything. "
                                + "`/permissions reset` goes back to Discord's own permissions."
                        : Fit(active),
                },
            ],
        };
    }

    private async Task<Result<Reply>> OfMemberAsync(
        Snowflake<Guild> guild,
        Target target,
        CancellationToken cancellation
    )
    {
        if (!target.IsPresent)
        {
            return AccessRefusals.TargetLeft(target);
        }

        var member = new Staff
        {
            Guild = guild,
            User = target.User,
            Name = target.Name,
            Roles = target.Roles,
            TimedOutUntil = target.TimedOutUntil,
        };
        var rights = await gates.RightsOfAsync(member, cancellation);
        var list = string.Join(", ", rights.Order(StringComparer.Ordinal).Select(right => $"`{right}`"));
        return new Reply(
            rights.Count == 0 ? $"{target.Name} has no right in Aegis." : $"{target.Name} has the rights {list}."
        )
        {
            Ephemeral = true,
        };
    }

    private static string Fit(List<Grant> active)
    {
        var lines = active
            .GroupBy(grant => new GrantSubject(grant.SubjectKind, grant.SubjectId))
            .Select(group => $"{group.Key.Mention}: {string.Join(", ", group.Select(Describe))}");
        var text = string.Join('\n', lines);
        return text.Length > LongestText ? text[..LongestText] + "…" : text;
    }

    private static string Describe(Grant grant) =>
        $"`{grant.RightName}`" + (grant.ExpiresAt is { } end ? $" (until <t:{end.ToUnixTimeSeconds()}:f>)" : "");
}
