using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Sietch.Eligibility;

internal static class HoldRefusals
{
    public static Refusal ChainMoved { get; } =
        new(
            "sietch.chain_moved",
            "The chain is being read again below that block, so what was held no longer stands. The next sync looks anew; /sietch sync asks for one."
        );

    public static Refusal NotWaiting(long number, HoldRow? other) =>
        new(
            "sietch.hold_not_waiting",
            other is null
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nothing is held under number {number}: it was decided or has passed."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Hold {number} does not wait any more; what waits is hold {other.Number}: {other.Why}"
                )
        );
}
