using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility.Rulings;

namespace Guildhall.Sietch.Eligibility;

/// <summary>An explanation in words, one sentence a line.</summary>
internal static class ExplanationText
{
    private const int Unit = 18;

    private static readonly Wei smallest = Wei.From(100_000_000_000_000);

    public static IReadOnlyList<string> Of(Explained explained)
    {
        var (told, published) = (explained.Explanation, explained.Published);
        return
        [
            Verdict(explained),
            .. Reason(explained),
            .. published?.LeavingSince is { } since
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"It was first seen below the line at block {since}; a second sync that sees it there ends the access."
                    ),
                ]
                : Array.Empty<string>(),
            .. Pardon(told),
            .. RulingPrecedence.Of(told.Rulings.Select(ruling => ruling.Kind)),
            Amounts(told.Holding),
            string.Create(
                CultureInfo.InvariantCulture,
                $"As of snapshot {explained.Snapshot.Number}, block {explained.Snapshot.Block}."
            ),
            .. GraceText.Of(explained.State) is { } old ? [old] : Array.Empty<string>(),
        ];
    }

    private static string Verdict(Explained explained) =>
        (explained.IsEligible, explained.Explanation.IsGuest, explained.Explanation.Rank) switch
        {
            (true, true, null) => "Eligible as a guest, without a rank.",
            (true, true, { } rank) => Invariant($"Eligible as a guest; its own rank is {rank}."),
            (true, _, { } rank) => Invariant($"Eligible: rank {rank}, {explained.Published!.Tier}."),
            (true, _, null) => "Eligible still.",
            (false, _, { } rank) => Invariant($"Not eligible: rank {rank}."),
            _ => "Not eligible: no rank.",
        };

    private static IEnumerable<string> Reason(Explained explained)
    {
        var told = explained.Explanation;
        switch (told.Reason)
        {
            case StandingReason.BelowTheLine when explained.Line is { } line:
                yield return Invariant($"The last of the {explained.Places.Eligible} places holds {Amount(line)}.");
                break;
            case StandingReason.NeverClaimed:
                yield return "It never claimed from a vault that counts here.";
                break;
            case StandingReason.Redeemed:
                yield return Invariant(
                    $"It burned, last in block {told.Holding.LastBurn}. One burn of any amount excludes for ever, whatever is claimed later; admins can pardon it."
                );
                break;
            case StandingReason.Removed:
                yield return "An admin has removed it; that is no burn.";
                break;
            case StandingReason.Excluded:
                yield return "It is excluded from the ranking: a contract that collects for others, or the like.";
                if (told.TryGet(RulingKind.Remove) is not null)
                {
                    yield return "An admin has removed it too; that is no burn.";
                }

                break;
        }
    }

    /// <summary>Nothing where nothing was burned.</summary>
    private static IEnumerable<string> Pardon(Explanation told)
    {
        if (told.IsPardoned)
        {
            yield return "Its earlier burns are pardoned.";
        }
        else if (told.Holding.LastBurn is not null && told.TryGet(RulingKind.Pardon) is { } pardon)
        {
            yield return Invariant(
                $"A pardon forgives its burns up to block {pardon.UpToBlock}, and none that came later."
            );
        }
    }

    private static string Amounts(Holding holding) =>
        holding.HasClaimed
            ? Invariant(
                $"Claimed {Amount(holding.Claimed)}, first in block {holding.FirstClaim.Block}; burned {Amount(holding.Burned)}."
            )
            : Invariant($"Claimed nothing; burned {Amount(holding.Burned)}.");

    // Never nothing for what is more: one unit burned excludes as much as all.
    private static string Amount(Wei amount) =>
        amount.IsZero ? "nothing"
        : amount < smallest ? "less than 0.0001"
        : amount.ToTokens(Unit, 4);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
