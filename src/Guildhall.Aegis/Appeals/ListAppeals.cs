using System.Globalization;
using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal list</c>: what waits, or what was decided.</summary>
internal sealed class ListAppeals(AppealBook book, Gates gates) : ICommand
{
    private const int Shown = 20;

    public static CommandSpec Spec { get; } =
        new("appeal list", "Appeals that wait, or those that were decided")
        {
            Options =
            [
                CommandOption.Choice(
                    "state",
                    "Which; default: those that wait",
                    "open",
                    "approved",
                    "denied",
                    "withdrawn"
                ),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), AppealDecisions.Need, cancellation) is { } closed)
        {
            return closed;
        }

        var name = context.TryGetText("state") ?? "open";
        var isState = StoredNames.TryRead<AppealState>(name, out var state);
        var (first, second) = isState ? (state, state) : (AppealState.Pending, AppealState.NeedsInfo);
        var found = await book.InStateAsync(context.Guild, first, second, Shown, cancellation);
        if (found.Count == 0)
        {
            return new Reply(isState ? $"No appeal was {name} here." : "No appeal waits.");
        }

        var text = new StringBuilder();
        foreach (var appeal in found)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"**#{appeal.Number}** {CaseText.Plain(appeal.AppellantName)}, case #{appeal.CaseNumber}, {AppealText.Word(appeal.State)}, {CaseText.Ago(appeal.CreatedAt)}"
            );
        }

        return new Reply(text.ToString());
    }
}
