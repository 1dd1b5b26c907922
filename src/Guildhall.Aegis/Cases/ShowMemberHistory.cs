using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/history</c>: what is on record about somebody.</summary>
internal sealed class ShowMemberHistory(HistoryPages pages) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("history", "Show what is on record about somebody")
        {
            Options =
            [
                ActionOptions.Target("About whom"),
                CommandOption.Integer("page", "Ten on each") with
                {
                    MinValue = 1,
                    MaxValue = 10_000,
                },
                CommandOption.Choice("show", "All, or what is in force", "all", "active"),
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var filter = new CaseFilter
        {
            Target = context.GetUser(ActionOptions.User),
            InForce = context.TryGetText("show") == "active",
        };
        var page = (int)(context.TryGetInteger("page") ?? 1);
        return pages.ShowAsync(CaseCommands.StaffOf(context), filter, page, cancellation);
    }
}
