using System.Globalization;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Chain.Nodes;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What one endpoint told while no other could be asked, or between the samples of a long run, compared as soon as another can: where both tell the same, it
/// is as good as the rest; where they tell otherwise than is stored, it is put back and read again.</summary>
internal sealed class LoneWindows(FollowedChain chain, PinnedNodes witnesses, ChainBook book, ChainMetrics metrics)
{
    /// <summary>In one run, about two weeks of Berachain: after a longer outage the rest is for the next.</summary>
    private const int MostPages = 64;

    private readonly LogPages pages = new(witnesses, static () => true, metrics);
    private readonly List<string> corrected = [];
    private int left = MostPages;

    /// <returns>What was told otherwise, one sentence each; its feeds stand before it now.</returns>
    /// <exception cref="ChainUnavailableException">Two disagree, and neither can be believed.</exception>
    public async Task<IReadOnlyList<string>> CompareAsync(CancellationToken cancellation)
    {
        if (!chain.HasSeveral)
        {
            return corrected;
        }

        var followed = chain.Feeds.Select(feed => (feed.Contract.Address, feed.Kind)).ToHashSet();
        var alone = (await book.SourcesAsync(chain.Id, cancellation)).Where(source =>
            source.IsAlone && followed.Contains((source.Contract, source.Kind))
        );
        var wrong = new HashSet<(Address, FeedKind)>();
        foreach (
            var told in alone
                .GroupBy(source => (source.Kind, source.From, source.To, source.Endpoints))
                .OrderBy(told => told.Key.From)
                .ToList()
        )
        {
            // What comes after a wrong part was put back with it.
            var rest = told.Where(source => !wrong.Contains((source.Contract, source.Kind))).ToList();
            if (rest.Count > 0 && !await AreSameAsync(rest, cancellation))
            {
                wrong.UnionWith(rest.Select(source => (source.Contract, source.Kind)));
            }
        }

        return corrected;
    }

    /// <param name="sources">Told together.</param>
    /// <param name="cancellation">Of the caller.</param>
    private async Task<bool> AreSameAsync(List<FeedSource> sources, CancellationToken cancellation)
    {
        var last = sources[0].To;
        for (var from = sources[0].From; from <= last && left > 0; left--)
        {
            var to = Math.Min(last, from + chain.LargestPage - 1);
            var window = new FeedWindow(
                chain,
                [.. sources.Select(source => new Feed(source.Contract, source.Kind, source.From, from))],
                from,
                to
            );
            switch (await TryJudgeAsync(window, sources[0].Endpoints, cancellation))
            {
                case null:
                    return true;
                case true:
                    await book.SecondAsync(chain.Id, sources, from, to, cancellation);
                    break;
                default:
                    await book.RewindAsync(chain.Id, window.Feeds, cancellation);
                    return false;
            }

            from = to + 1;
        }

        return true;
    }

    /// <returns>Null where nobody else can be asked yet.</returns>
    private async Task<bool?> TryJudgeAsync(FeedWindow window, string teller, CancellationToken cancellation)
    {
        try
        {
            var first = await witnesses.AskAsync((node, _) => Task.FromResult(node), cancellation);
            if (first.Name == teller && await witnesses.TryFindOtherAsync(first, cancellation) is null)
            {
                return null;
            }

            var (told, page) = await window.ToldAsync(pages, cancellation);
            var stored = await window.StoredAsync(book, cancellation);
            if (!page.IsCompared && page.Endpoint == teller)
            {
                return null;
            }

            if (told == stored)
            {
                return true;
            }

            metrics.PageRefused();
            // A teller whose own receipts have what it left out is no party to a dispute.
            return
                !page.IsCompared && !witnesses.HasGap && chain.Endpoints.Any(endpoint => endpoint.Authority == teller)
                ? throw Disputed(window, teller, page.Endpoint)
                : Correct(window, teller, stored, told);
        }
        catch (ChainUnavailableException exception) when (!exception.IsDisputed)
        {
            return null;
        }
    }

    private bool Correct(FeedWindow window, string teller, WindowDigest stored, WindowDigest told)
    {
        corrected.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{window.Kind}s of blocks {window.From}–{window.To}: {teller} alone told {stored}, the endpoints now tell {told}; they are read again from there."
            )
        );
        return false;
    }

    private static ChainUnavailableException Disputed(FeedWindow window, string teller, string witness) =>
        new([
            string.Create(
                CultureInfo.InvariantCulture,
                $"{teller} and {witness} disagree about the {window.Kind.ToString().ToLowerInvariant()}s of blocks {window.From}–{window.To}; it takes both at once to settle it, or the settings without the one that is wrong."
            ),
        ])
        {
            IsDisputed = true,
        };
}
