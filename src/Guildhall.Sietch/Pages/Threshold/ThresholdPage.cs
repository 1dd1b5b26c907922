using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Pages.Me;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>Where the line runs and who waits below it: by wallets alone, never by nyms.</summary>
internal static class ThresholdPage
{
    private const int Unit = 18;
    private const int Shown = 5;

    public static string PictureOf(Community community) => $"{MemberRoutes.Threshold(community.Tenant)}.svg";

    /// <param name="published">Null while nothing trustworthy is.</param>
    /// <param name="points">Oldest first.</param>
    public static Page Of(Community community, string name, Published? published, IReadOnlyList<ThresholdPoint> points)
    {
        var body = published is null
            ? Html.Of($"<h1>Threshold</h1>\n<p>Nothing is published yet. Look again after the first sync.</p>")
            : Body(community, published, points);
        return CommunityPage.Of(community.Tenant, name, MemberRoutes.Threshold(community.Tenant), "Threshold", body);
    }

    private static Html Body(Community community, Published published, IReadOnlyList<ThresholdPoint> points)
    {
        var places = community.Places;
        var ranked = published
            .Standings.Values.Where(standing => standing.Rank is not null)
            .OrderBy(standing => standing.Rank)
            .ToList();
        var entry = ranked.FirstOrDefault(standing => standing.Rank == places.Eligible)?.Held;
        var waiting = ranked
            .Where(standing => standing.Rank > places.Eligible && standing.Rank <= places.Waiting)
            .ToList();
        var made = published.Snapshot.MadeAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        return Html.Of(
            $"""
            <h1>Threshold</h1>
            <p>The last of the {places.Eligible} places holds <strong>{Amount(entry)}</strong>.</p>
            <dl>
            <dt>Eligible</dt><dd>{published.Snapshot.Eligible}</dd>
            <dt>Waiting</dt><dd>{waiting.Count}, down to place {places.Waiting}</dd>
            {Html.If(
                entry is not null && waiting.Count > 0,
                () => Html.Of($"<dt>The first who waits</dt><dd>lacks {Amount(OwnPlace.Beyond(entry!.Value, waiting[0].Held))}</dd>\n")
            )}<dt>As of</dt><dd>{made} UTC, block {published.Snapshot.Block}</dd>
            </dl>
            {Picture(community, points)}
            <h2>Who waits</h2>
            {Waiting(waiting, entry)}
            <p class="hint">More counts, never what was burned: one burn of any amount excludes for ever.</p>
            """
        );
    }

    private static Html Picture(Community community, IReadOnlyList<ThresholdPoint> points) =>
        points.Count == 0
            ? Html.Empty
            : Html.Of(
                $"""
                <figure>
                <img src="{PictureOf(community)}" width="640" height="260" alt="The threshold from {Day(points[0].At)} to {Day(
                    points[^1].At
                )}: between {Amount(points.MinBy(point => point.Entry)!.Entry)} and {Amount(
                    points.MaxBy(point => point.Entry)!.Entry
                )}, {Amount(points[^1].Entry)} now.">
                <figcaption>BGT at the last place, by day</figcaption>
                </figure>
                """
            );

    private static Html Waiting(List<Standing> waiting, Wei? entry) =>
        waiting.Count == 0
            ? Html.Of($"<p>Nobody.</p>")
            : Html.Of(
                $"""
                <table>
                <thead><tr><th scope="col">Place</th><th scope="col">Wallet</th><th scope="col">Holds</th><th scope="col">Lacks</th></tr></thead>
                <tbody>
                {Html.Join(
                    waiting
                        .Take(Shown)
                        .Select(standing =>
                            Html.Of(
                                $"<tr><td>{standing.Rank}</td><td><code>{standing.Wallet.ToShort()}</code></td><td>{standing.Held.ToTokens(Unit, 2)}</td><td>{(entry is { } line ? OwnPlace.Beyond(line, standing.Held).ToTokens(Unit, 2) : "")}</td></tr>\n"
                            )
                        )
                )}</tbody>
                </table>
                """
            );

    private static string Amount(Wei? amount) => amount is { } held ? $"{held.ToTokens(Unit, 2)} BGT" : "nothing yet";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM", CultureInfo.InvariantCulture);
}
