using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Pages.Council;

/// <summary>Who sits in the council and who did: by nyms alone.</summary>
internal static class CouncilPage
{
    public static Page Of(TenantId tenant, string name, Published? published, CouncilView view, int seats) =>
        CommunityPage.Of(
            tenant,
            name,
            MemberRoutes.Council(tenant),
            "Council",
            Html.Of(
                $"""
                <h1>Council</h1>
                {GraceNotice.Of(published)}
                <p>{seats} seats. Whoever holds strictly more than the lowest of the council takes that seat.</p>
                <p class="hint">{EditionBook.Hint}</p>
                {Seats(view)}
                <p class="meta" role="status">{(
                    view.Open == 0 ? "All seats are shown."
                    : view.Open == 1 ? "1 seat is vacant or changing hands."
                    : $"{view.Open} seats are vacant or changing hands."
                )}</p>
                <h2>Former</h2>
                {Former(view)}
                """
            )
        );

    private static Html Seats(CouncilView view) =>
        view.Seats.Count == 0
            ? Html.Empty
            : Html.Of(
                $"""
                <table>
                <thead><tr><th scope="col">Nym</th><th scope="col">Since</th></tr></thead>
                <tbody>
                {Html.Join(
                    view.Seats.Select(seat =>
                        Html.Of(
                            $"<tr><td>{seat.Nym}{(seat.IsFounding ? " · founding" : "")}</td><td>{Month(seat.Since)}</td></tr>\n"
                        )
                    )
                )}</tbody>
                </table>
                """
            );

    private static Html Former(CouncilView view) =>
        view.Former.Count == 0
            ? Html.Of($"<p>Nobody yet.</p>")
            : Html.Of(
                $"""
                <table>
                <thead><tr><th scope="col">Nym</th><th scope="col">Together</th><th scope="col">Terms</th></tr></thead>
                <tbody>
                {Html.Join(
                    view.Former.Select(former =>
                        Html.Of(
                            $"<tr><td>{former.Nym}{(former.IsFounding ? " · founding" : "")}</td><td>{CouncilText.Months(former.Months)}</td><td>{former.Terms}</td></tr>\n"
                        )
                    )
                )}</tbody>
                </table>
                """
            );

    // The day would lead to a wallet.
    private static string Month(DateTimeOffset at) =>
        at.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
