using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case search</c>: by person, moderator, kind, state, age, label and words of the reason.</summary>
internal sealed class SearchCases(HistoryPages pages, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("case search", "Find cases")
        {
            Options =
            [
                CommandOption.User("user", "About whom"),
                CommandOption.User("moderator", "By whom"),
                CommandOption.Choice("type", "What was done", [.. Enum.GetValues<CaseKind>().Select(k => k.Stored())]),
                CommandOption.Choice("state", "Does it hold", [.. Enum.GetValues<Effect>().Select(e => e.Stored())]),
                CommandOption.Text("text", "Words of the reason") with
                {
                    MaxLength = 100,
                },
                CommandOption.Text("label", "With this label") with
                {
                    MaxLength = 32,
                },
                CommandOption.Text("within", "Of the last 7d, 1mo") with
                {
                    MaxLength = 100,
                },
                CommandOption.Integer("page", "Ten on each") with
                {
                    MinValue = 1,
                    MaxValue = 10_000,
                },
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        DateTimeOffset? after = null;
        if (context.TryGetText("within") is { } within)
        {
            if (!DurationText.Read(within).TryGet(out var length, out var refusal))
            {
                return refusal;
            }

            after = time.GetUtcNow() - length;
        }

        var filter = new CaseFilter
        {
            Target = context.TryGetUser("user"),
            Actor = context.TryGetUser("moderator"),
            Kind = StoredNames.TryRead<CaseKind>(context.TryGetText("type"), out var kind) ? kind : null,
            Effect = StoredNames.TryRead<Effect>(context.TryGetText("state"), out var effect) ? effect : null,
            Text = context.TryGetText("text"),
            Label = context.TryGetText("label"),
            After = after,
        };
        var page = (int)(context.TryGetInteger("page") ?? 1);
        return await pages.ShowAsync(CaseCommands.StaffOf(context), filter, page, cancellation);
    }
}
