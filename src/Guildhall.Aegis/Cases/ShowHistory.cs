using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>History</c>: what else is on record about the person.</summary>
internal sealed class ShowHistory(CaseEditor editor, HistoryPages pages) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.history") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        return (await editor.ViewAsync(staff, CaseButtons.NumberOf(context.State), cancellation)).TryGet(
            out var row,
            out var refusal
        )
            ? await pages.ShowAsync(staff, new() { Target = row.TargetId }, 1, cancellation)
            : refusal;
    }
}
