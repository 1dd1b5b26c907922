using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>What the sub-commands of <c>/case</c> have in common.</summary>
internal static class CaseCommands
{
    private const string Number = "number";

    public static CommandSpec Spec(
        string name,
        string description,
        params IReadOnlyList<ApplicationCommandOption> options
    ) =>
        new(name, description)
        {
            Options =
            [
                CommandOption.Integer(Number, "The case's number") with
                {
                    Required = true,
                    MinValue = 1,
                },
                .. options,
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public static long NumberOf(CommandContext context) => context.GetInteger(Number);

    /// <summary>Runs an edit and answers with its sentence.</summary>
    public static async Task<Result<Reply>> AnswerAsync(Task<Result<Case>> edit, Func<Case, string> words) =>
        (await edit).TryGet(out var row, out var refusal) ? new Reply(words(row)) { Ephemeral = true } : refusal;

    public static Staff StaffOf(CommandContext context) => Staff.Of(context);
}
