using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Appeals;

/// <summary>Options that the commands about appeals share.</summary>
internal static class AppealOptions
{
    public const string Name = "id";
    public const string Words = "reason";

    public static ApplicationCommandOption Id { get; } =
        CommandOption.Integer(Name, "The appeal's number").Required() with
        {
            MinValue = 1,
        };

    public static ApplicationCommandOption Text(string name, string description) =>
        CommandOption.Text(name, description) with
        {
            MaxLength = AppealRules.LongestEntry,
        };

    /// <summary><c>/appeal approve</c> and <c>/appeal deny</c>.</summary>
    public static CommandSpec Decision(string name, string description, ApplicationCommandOption words) =>
        new($"appeal {name}", description)
        {
            Options = [Id, words],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public static async Task<Result<Reply>> DecideAsync(
        AppealDecisions decisions,
        CommandContext context,
        bool isFor,
        CancellationToken cancellation
    ) =>
        AppealReplies.OfSaid(
            await decisions.SpeakAsync(
                Staff.Of(context),
                context.GetInteger(Name),
                isFor,
                decides: true,
                context.TryGetText(Words),
                cancellation
            ),
            isFor
        );
}
