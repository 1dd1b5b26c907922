using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>Where the line runs and who waits below it: by wallets alone, never by nyms.</summary>
internal static class ThresholdPage
{
    /// <summary>What the address of the picture says for a small screen.</summary>
    public const string Narrow = "narrow";

    private const int MostRows = 30;

    public static IEnumerable<Figure> FiguresOf(Bar bar, PlaceRules places)
    {
        yield return bar.Eligible < places.Eligible
            ? new("Free places", $"{places.Eligible - bar.Eligible}", "any claim that was never burned is enough")
            : new("Last place", TokenText.NumberOf(bar.Entry), $"{TokenText.Name}, at place {places.Eligible}");
        yield return new("Eligible", $"{bar.Eligible}", $"of {places.Eligible} places");
        yield return new("Waiting", $"{bar.Waiting}", $"places {places.Eligible + 1} to {places.Waiting}");
        if (bar.Gap is { } gap)
        {
            yield return new(
                "The next one lacks",
                TokenText.NumberToPass(gap),
                $"{TokenText.Name}, at place {places.Eligible + 1}"
            );
        }
    }

    /// <param name="published">Null while nothing trustworthy is.</param>
    /// <param name="history">Oldest first.</param>
    public static Page Of(Community community, string name, Published? published, IReadOnlyList<BarRow> history)
    {
        var body = published is null
            ? Html.Of($"<h1>Threshold</h1>\n<p>Nothing is published yet. Look again after the first sync.</p>")
            : Body(community, published, history);
        return CommunityPage.Of(community.Tenant, name, MemberRoutes.Threshold(community.Tenant), "Threshold", body);
    }

    private static Html Body(Community community, Published published, IReadOnlyList<BarRow> history)
    {
        var bar = Bar.Of(published.Standings.Values, community.Places);
        return Html.Of(
            $"""
            <h1>Threshold</h1>
            <p class="meta">As of {Moment(published.Snapshot.MadeAt)} UTC, block {published.Snapshot.Block}</p>
            {GraceNotice.Of(published)}
            {Figures.Of(FiguresOf(bar, community.Places))}
            <h2>How it went</h2>
            {History(community, history)}
            <h2>Who waits</h2>
            {Waiting(bar)}
            <p class="hint">More counts, never what was burned: one burn of any amount excludes for ever.</p>
            """
        );
    }

    private static Html History(Community community, IReadOnlyList<BarRow> history)
    {
        if (history.Count == 0)
        {
            return Html.Of($"<p>The first reading is not drawn yet. Load the page again in a minute.</p>");
        }

        // With the newest snapshot in its address, so that a browser that kept an older picture asks for this one.
        var picture = string.Create(
            CultureInfo.InvariantCulture,
            $"{MemberRoutes.Threshold(community.Tenant)}.svg?at={history[^1].Snapshot}"
        );
        return Html.Of(
            $"""
            <figure>
            <picture>
            <source media="(max-width: 30rem)" srcset="{picture}&{Narrow}" width="{ThresholdPicture.Narrow}" height="{ThresholdPicture.Height}">
            <img src="{picture}" width="{ThresholdPicture.Wide}" height="{ThresholdPicture.Height}" alt="{Alternative(
                history
            )}">
            </picture>
            <figcaption>BGT at the last place, as it was published; times are UTC</figcaption>
            </figure>
            <details>
            <summary>The same in figures</summary>
            {Table(history)}
            </details>
            """
        );
    }

    private static string Alternative(IReadOnlyList<BarRow> history) =>
        $"The threshold from {Moment(history[0].MadeAt)} to {Moment(history[^1].MadeAt)} UTC: between {TokenText.Of(history.Min(row => row.EntryAmount))} and {TokenText.Of(history.Max(row => row.EntryAmount))}, {TokenText.Of(history[^1].EntryAmount)} now. The same in figures stands below.";

    /// <summary>Where it changed, the newest first.</summary>
    private static Html Table(IReadOnlyList<BarRow> history)
    {
        var changes = history
            .Where((row, i) => i == 0 || !row.IsLike(history[i - 1]))
            .Reverse()
            .Take(MostRows)
            .Select(row =>
                Html.Of(
                    $"<tr><td>{Moment(row.MadeAt)}</td><td class=\"num\">{TokenText.Of(row.EntryAmount)}</td><td class=\"num\">{row.Eligible}</td><td class=\"num\">{row.Waiting}</td></tr>\n"
                )
            );
        return Html.Of(
            $"""
            <div class="scroll"><table>
            <thead><tr><th scope="col">Since, UTC</th><th scope="col" class="num">Last place</th><th scope="col" class="num">Eligible</th><th scope="col" class="num">Waiting</th></tr></thead>
            <tbody>
            {Html.Join(changes)}</tbody>
            </table></div>
            """
        );
    }

    private static Html Waiting(Bar bar) =>
        bar.First.Count == 0
            ? Html.Of($"<p>Nobody.</p>")
            : Html.Of(
                $"""
                <div class="scroll"><table>
                <thead><tr><th scope="col">Place</th><th scope="col">Wallet</th><th scope="col" class="num">Holds</th><th scope="col" class="num">Lacks</th></tr></thead>
                <tbody>
                {Html.Join(
                    bar.First.Select(aspirant =>
                        Html.Of(
                            $"<tr><td>{aspirant.Position}</td><td><code>{aspirant.Wallet.ToShort()}</code></td><td class=\"num\">{TokenText.Of(aspirant.Held)}</td><td class=\"num\">{TokenText.ToPass(aspirant.Distance)}</td></tr>\n"
                        )
                    )
                )}</tbody>
                </table></div>
                {Html.If(
                    bar.Waiting > bar.First.Count,
                    () => Html.Of($"<p class=\"meta\">And {bar.Waiting - bar.First.Count} more.</p>")
                )}
                """
            );

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
