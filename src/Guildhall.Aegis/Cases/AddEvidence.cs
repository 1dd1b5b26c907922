using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case evidence</c>: files and messages, copied at once.</summary>
internal sealed class AddEvidence(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case evidence",
            "Keep files or messages with a case",
            CommandOption.Attachment(ActionOptions.Evidence, "A file"),
            CommandOption.Attachment($"{ActionOptions.Evidence}_2", "A second file"),
            CommandOption.Attachment($"{ActionOptions.Evidence}_3", "A third file"),
            CommandOption.Text(ActionOptions.Link, "Links to messages")
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!EvidenceLinks.Read(context).TryGet(out var evidence, out var refusal))
        {
            return refusal;
        }

        if (evidence.Items.Count == 0)
        {
            return new Refusal("aegis.no_evidence", "Attach a file, or give the link of a message.");
        }

        var number = CaseCommands.NumberOf(context);
        var kept = await editor.KeepAsync(Staff.Of(context), number, evidence.Items, cancellation);
        return kept.TryGet(out _, out refusal)
            ? new Reply(
                $"Kept with case #{number}: {string.Join(", ", evidence.Items.Select(e => CaseText.Plain(e.Name)))}."
            )
            : refusal;
    }
}
