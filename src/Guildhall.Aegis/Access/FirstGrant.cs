using System.Text;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>A guild's first grant ends the rule that rights follow Discord's permissions. Whoever gives it reads first who
/// would lose what.</summary>
internal sealed class FirstGrant(Standings standings, CustomIds ids)
{
    private const int MostRoles = 15;

    // With one short line for each role after it, what Discord takes as one message.
    private const int LongestText = 1_000;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan undoable = TimeSpan.FromDays(1);

    public async Task<Reply> AskAsync(RequestContext context, GrantWish wish, CancellationToken cancellation)
    {
        var losses = Losses(await standings.GetAsync(context.Guild, cancellation), wish);
        var text = new StringBuilder(
            "**This would be the first grant: from then on grants alone count**, and Discord's own permissions give nobody a "
                + "right in Aegis any more. The owner and administrators keep all.\n"
        );
        text.Append(
            losses.Count == 0
                ? "No role would lose anything."
                : $"{wish.Subject.Mention} would have `{wish.Right}`{wish.Until}. These would lose rights until you grant them:"
        );
        foreach (var (role, rights) in losses.Take(MostRoles))
        {
            text.Append('\n').Append(Line(role, rights, LongestText - text.Length));
        }

        if (losses.Count > MostRoles)
        {
            text.Append($"\n… and {losses.Count - MostRoles} more roles");
        }

        return new Reply(text.ToString())
        {
            Ephemeral = true,
            Components =
            [
                ActionRow.Of(
                    Button.Danger(
                        ids.Make(ConfirmFirstGrant.Spec.Name, wish.Write(), context.Guild, context.User, patience),
                        "Grant, and let grants alone count"
                    ),
                    Button.Secondary(
                        ids.Make(DropFirstGrant.Spec.Name, "", context.Guild, context.User, patience),
                        "Cancel"
                    )
                ),
            ],
        };
    }

    public Reply Given(RequestContext context, GrantWish wish) =>
        new(
            $"{wish.Subject.Mention} now has `{wish.Right}`{wish.Until}. From now on grants alone count: grant the others what "
                + "they need. `/permissions reset` goes back to Discord's own permissions at any time."
        )
        {
            Components =
            [
                ActionRow.Of(
                    Button.Secondary(
                        ids.Make(UndoFirstGrant.Spec.Name, wish.Write(), context.Guild, context.User, undoable),
                        "Undo"
                    )
                ),
            ],
        };

    /// <summary>Roles that give rights by their permissions today, the highest first, with what they would no longer give.</summary>
    private static List<(Role Role, IReadOnlyList<string> Rights)> Losses(GuildStanding standing, GrantWish wish)
    {
        var granted = Rights.Of(wish.Right).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. standing
                .Roles.Roles.Values.Where(role => !role.Permissions.HasFlag(Permissions.Administrator))
                .OrderDescending(Comparer<Role>.Create(RoleHierarchy.Compare))
                .Select(role =>
                {
                    IReadOnlyList<string> lost =
                    [
                        .. RightsRules
                            .OfPermissions(role.Permissions)
                            .Where(right => wish.Subject != GrantSubject.Of(role.Id) || !granted.Contains(right))
                            .Order(StringComparer.Ordinal),
                    ];
                    return (Role: role, Rights: lost);
                })
                .Where(loss => loss.Rights.Count > 0 && !IsOfBot(loss.Role)),
        ];
    }

    // A bot's own role; bots need no rights here.
    private static bool IsOfBot(Role role) => role.Tags?.BotId is not null;

    /// <param name="room">Characters that are left.</param>
    private static string Line(Role role, IReadOnlyList<string> rights, int room)
    {
        var line = $"- <@&{role.Id}>: {string.Join(", ", rights.Select(right => $"`{right}`"))}";
        return line.Length <= room ? line : $"- <@&{role.Id}>: {rights.Count} rights, such as `{rights[0]}`";
    }
}
