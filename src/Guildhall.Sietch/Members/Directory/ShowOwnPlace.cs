using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>One's own place among all members, for one's own eyes: beside the public list it would say who one is.</summary>
internal sealed class ShowOwnPlace(MemberGate gate, Leaderboard board) : IComponent
{
    public const string Name = "sietch.place";

    public static ComponentSpec Spec { get; } = new(Name) { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (!(await gate.AdmitAsync(context, cancellation)).TryGet(out var insider, out var refusal))
        {
            return refusal;
        }

        var order = await board.ReadAsync(insider.Community.Tenant, cancellation);
        return Leaderboard.PlaceOf(order, insider.Own.MemberId) is { } place
            ? new Reply(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"You are number {place} of {order.Count} by badges. Only you see this."
                )
            )
            {
                Ephemeral = true,
            }
            : ProfileRefusals.NotShown;
    }
}
