using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case evidence</c>: files and messages, copied at once; with nothing given, what is kept comes back.</summary>
internal sealed class AddEvidence(EvidenceReach reach, CaseEditor editor, KeptFiles files) : ICommand
{
    private const string From = "from";

    // What Discord takes from a bot in a server without boosts.
    private const long LargestFile = 10 * 1024 * 1024;

    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case evidence",
            "Keep files or messages with a case; with none given, get what is kept",
            CommandOption.Attachment(ActionOptions.Evidence, "A file"),
            CommandOption.Attachment($"{ActionOptions.Evidence}_2", "A second file"),
            CommandOption.Attachment($"{ActionOptions.Evidence}_3", "A third file"),
            CommandOption.Text(ActionOptions.Link, "Links to messages"),
            CommandOption.Integer(From, "Get what is kept from this number on") with
            {
                MinValue = 1,
            }
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var number = CaseCommands.NumberOf(context);
        if (!(await reach.ReadAsync(context, cancellation)).TryGet(out var evidence, out var refusal))
        {
            return refusal;
        }

        if (evidence.Items.Count == 0)
        {
            return await files.GiveAsync(
                Staff.Of(context),
                number,
                context.TryGetInteger(From) ?? 1,
                context.Interaction.AttachmentSizeLimit ?? LargestFile,
                cancellation
            );
        }

        var kept = await editor.KeepAsync(Staff.Of(context), number, evidence.Items, cancellation);
        return kept.TryGet(out _, out refusal)
            ? new Reply(
                $"Kept with case #{number}: {string.Join(", ", evidence.Items.Select(e => CaseText.Plain(e.Name)))}."
            )
            : refusal;
    }
}
