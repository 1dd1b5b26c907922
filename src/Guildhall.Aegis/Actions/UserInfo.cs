using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>The menu <c>User Info</c>: who it is, and what is on record.</summary>
internal sealed class UserInfo(Gates gates, Targets targets, CaseLists lists) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("User Info", "")
        {
            Kind = ApplicationCommandType.User,
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, CaseNeeds.View, cancellation) is { } closed)
        {
            return closed;
        }

        var user = context.TargetUser!.Value;
        if (!(await targets.FindAsync(context, user, cancellation)).TryGet(out var target, out var refusal))
        {
            return refusal;
        }

        var seesHidden = await gates.CheckAsync(staff, CaseNeeds.Administer, cancellation) is null;
        var counts = await lists.CountsAsync(context.Guild, user, seesHidden, cancellation);
        var points = await lists.PointsAsync(context.Guild, user, seesHidden, cancellation);
        var last = await lists.SearchAsync(context.Guild, new() { Target = user }, 1, seesHidden, cancellation);
        return new Reply
        {
            Embeds =
            [
                new()
                {
                    Title = CaseText.Cut(CaseText.Plain(target.Name), 256),
                    Description = CaseText.Cut(CaseLists.Describe(last.Rows.Take(5)), 4096),
                    Fields = Fields(target, counts, points),
                },
            ],
        };
    }

    private static List<EmbedField> Fields(Target target, IReadOnlyList<KindCount> counts, double points)
    {
        var fields = new List<EmbedField>
        {
            new("Id", $"`{target.User}`", true),
            new("Account made", CaseText.Ago(target.User.CreatedAt), true),
            new("Joined", target.JoinedAt is { } joined ? CaseText.Ago(joined) : "not in the server", true),
            new("Cases", counts.Count == 0 ? "none" : string.Join(", ", counts.Select(Count)), true),
            new("Points", string.Create(CultureInfo.InvariantCulture, $"{points:0.#}"), true),
        };
        if (target.Roles.Count > 0)
        {
            fields.Add(new("Roles", CaseText.Cut(string.Join(' ', target.Roles.Select(role => $"<@&{role}>")), 1024)));
        }

        return fields;
    }

    private static string Count(KindCount counted) =>
        string.Create(CultureInfo.InvariantCulture, $"{counted.Count} {counted.Kind.Stored()}");
}
