using System.Runtime.CompilerServices;

namespace Guildhall.Discord.Rest;

/// <summary>Lists that Discord gives in pages, read as far as their reader goes.</summary>
internal static class RestPages
{
    /// <param name="size">What a full page holds: a shorter one is the last.</param>
    /// <param name="page">The page behind a cursor, null for the first.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T, TCursor>(
        int size,
        Func<TCursor?, Task<IReadOnlyList<T>>> page,
        Func<T, TCursor> cursor,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where TCursor : struct
    {
        await foreach (
            var item in ReadAsync(async at => await NextAsync(at).ConfigureAwait(false), cursor, cancellation)
                .ConfigureAwait(false)
        )
        {
            yield return item;
        }

        async Task<RestPage<T>> NextAsync(TCursor? at)
        {
            var items = await page(at).ConfigureAwait(false);
            return new(items, items.Count >= size);
        }
    }

    public static async IAsyncEnumerable<T> ReadAsync<T, TCursor>(
        Func<TCursor?, Task<RestPage<T>>> page,
        Func<T, TCursor> cursor,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where TCursor : struct
    {
        TCursor? at = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (items, hasMore) = await page(at).ConfigureAwait(false);
            foreach (var item in items)
            {
                yield return item;
            }

            // A page that leads nowhere would be read for ever.
            if (!hasMore || items.Count == 0 || EqualityComparer<TCursor?>.Default.Equals(at, cursor(items[^1])))
            {
                yield break;
            }

            at = cursor(items[^1]);
        }
    }
}

internal readonly record struct RestPage<T>(IReadOnlyList<T> Items, bool HasMore);
