using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case label</c>: found again by /case search.</summary>
internal sealed class LabelCase(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case label",
            "Label a case, or take a label away",
            CommandOption.Text("label", "Up to 32 characters") with
            {
                Required = true,
                MaxLength = 32,
            },
            CommandOption.Boolean("remove", "Take it away")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        var label = context.GetText("label");
        var isRemoved = context.TryGetBoolean("remove") ?? false;
        return CaseCommands.AnswerAsync(
            isRemoved
                ? editor.RemoveLabelAsync(staff, number, label, cancellation)
                : editor.AddLabelAsync(staff, number, label, cancellation),
            _ => $"Case #{number} {(isRemoved ? "has lost" : "has")} the label “{CaseText.Plain(label)}”."
        );
    }
}
