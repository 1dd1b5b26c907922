using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Observed;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>A page of cases as an answer, for <c>/history</c>, <c>/case search</c> and the button.</summary>
internal sealed class HistoryPages(CaseLists lists, ObservedCounts observed, Gates gates)
{
    public async Task<Result<Reply>> ShowAsync(Staff staff, CaseFilter filter, int page, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(staff, CaseNeeds.View, cancellation) is { } closed)
        {
            return closed;
        }

        var seesHidden = await gates.CheckAsync(staff, CaseNeeds.Administer, cancellation) is null;
        var found = await lists.SearchAsync(staff.Guild, filter, page, seesHidden, cancellation);
        var points = filter.Target is { } user
            ? await lists.PointsAsync(staff.Guild, user, seesHidden, cancellation)
            : (double?)null;
        var summary = points is { } sum ? $" · {CaseText.Count(Math.Round(sum, 1), "point")}" : "";
        var byHand = filter.Target is { } about
            ? ObservedCounts.Describe(await observed.AboutAsync(staff.Guild, about, cancellation))
            : "";
        return new Reply
        {
            Embeds =
            [
                new()
                {
                    Title = CaseText.Count(found.Total, "case") + summary,
                    Description = CaseText.Cut(CaseLists.Describe(found.Rows), 4096),
                    Fields = byHand.Length == 0 ? null : [new("By hand in Discord, without a case", byHand)],
                    Footer = new(string.Create(CultureInfo.InvariantCulture, $"Page {found.Page} of {found.Pages}")),
                },
            ],
            Ephemeral = true,
        };
    }
}
