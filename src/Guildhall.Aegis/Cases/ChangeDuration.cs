using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case duration</c>: moves the end, counted from the beginning; the timer follows.</summary>
internal sealed class ChangeDuration(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case duration",
            "Change how long a ban or mute lasts",
            CommandOption.Text("duration", "From the beginning: 2h, 7d, 1mo, perm") with
            {
                Required = true,
                MaxLength = 100,
            }
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!DurationText.ReadOrPermanent(context.GetText("duration")).TryGet(out var length, out var refusal))
        {
            return Task.FromResult<Result<Reply>>(refusal);
        }

        var number = CaseCommands.NumberOf(context);
        return CaseCommands.AnswerAsync(
            editor.SetDurationAsync(CaseCommands.StaffOf(context), number, length.Time, null, cancellation),
            row => $"Case #{number} lasts {CaseText.Length(row)}."
        );
    }
}
