using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case revoke</c>: the case was wrong. A ban, mute or quarantine is lifted the way commands do it; of everything
/// else the record says that it counts no more, and its points are gone.</summary>
internal sealed class WithdrawCase(CaseEditor editor, CaseRevocations revocations) : ICommand
{
    private const string Reason = "reason";

    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case revoke",
            "Take a case back: lift what it did, and return its points",
            CommandOption.Text(Reason, "Why; for the record") with
            {
                MaxLength = 400,
            }
        );

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var number = CaseCommands.NumberOf(context);
        return (await editor.ViewAsync(CaseCommands.StaffOf(context), number, cancellation)).TryGet(
            out var row,
            out var refusal
        )
            ? await revocations.RevokeAsync(context, row, context.TryGetText(Reason), cancellation)
            : refusal;
    }
}
