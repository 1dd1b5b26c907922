using Guildhall.Core.Storage;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What was read of the chains. A page and the cursors behind it are written together.</summary>
internal sealed class ChainBook(Db db)
{
    /// <summary>Enough to find the last common block of any reorganisation that is believed.</summary>
    private const int CheckpointsKept = 256;

    /// <summary>The feeds of this chain that are followed now; new ones begin at their first block.</summary>
    public async Task<IReadOnlyList<Feed>> FeedsAsync(FollowedChain chain, CancellationToken cancellation)
    {
        var wanted = chain.Feeds.ToList();
        await db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    ChainSql.AddFeed,
                    wanted.Select(feed => new
                    {
                        Chain = (long)chain.Id,
                        Contract = feed.Contract.Address.ToArray(),
                        Kind = feed.Kind.ToString(),
                        FromBlock = (long)feed.Contract.FromBlock,
                    })
                ),
            cancellation
        );
        var followed = wanted.Select(feed => (feed.Contract.Address, feed.Kind)).ToHashSet();
        var all = await AllFeedsAsync(chain.Id, cancellation);
        return [.. all.Where(feed => followed.Contains((feed.Contract, feed.Kind)))];
    }

    /// <summary>Also those that are no longer followed, or by another community.</summary>
    public async Task<IReadOnlyList<Feed>> AllFeedsAsync(ulong chain, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<FeedRow>(ChainSql.Feeds, new { Chain = (long)chain }, cancellation)).Select(row =>
                row.ToFeed()
            ),
        ];

    /// <summary>Stores what stands between the feeds' common cursor and that block, and moves them behind it.</summary>
    /// <returns>False when another process has moved one of them meanwhile; nothing was stored.</returns>
    public async Task<bool> StoreAsync(
        ulong chain,
        IReadOnlyList<Feed> feeds,
        IReadOnlyList<ChainEvent> events,
        Block last,
        CancellationToken cancellation
    )
    {
        var moves = feeds
            .Select(feed => new
            {
                Chain = (long)chain,
                Contract = feed.Contract.ToArray(),
                Kind = feed.Kind.ToString(),
                First = (long)feed.NextBlock,
                To = (long)last.Number + 1,
            })
            .ToList();
        var rows = events.Select(happened => Row(chain, happened)).ToList();
        var checkpoint = new
        {
            Chain = (long)chain,
            Block = (long)last.Number,
            Hash = last.Hash.ToArray(),
            Kept = CheckpointsKept,
        };
        return await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(ChainSql.Advance, moves) != moves.Count)
                {
                    return false;
                }

                await unit.ExecuteAsync(ChainSql.AddEvent, rows);
                await unit.ExecuteAsync(ChainSql.AddCheckpoint, checkpoint);
                await unit.ExecuteAsync(ChainSql.DropOldCheckpoints, checkpoint);
                return true;
            },
            cancellation
        );
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Block>> CheckpointsAsync(ulong chain, CancellationToken cancellation) =>
        [
            .. (
                await db.QueryAsync<CheckpointRow>(ChainSql.Checkpoints, new { Chain = (long)chain }, cancellation)
            ).Select(row => new Block((ulong)row.Block, Word.From(row.Hash))),
        ];

    /// <summary>Forgets everything from that block on; every feed begins there again.</summary>
    public Task RollBackAsync(ulong chain, ulong from, CancellationToken cancellation)
    {
        var args = new { Chain = (long)chain, First = (long)from };
        return db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ChainSql.DropEventsFrom, args);
                await unit.ExecuteAsync(ChainSql.DropCheckpointsFrom, args);
                await unit.ExecuteAsync(ChainSql.RewindYoungFeeds, args);
                await unit.ExecuteAsync(ChainSql.RewindFeeds, args);
            },
            cancellation
        );
    }

    /// <summary>Puts these feeds back to where they stood, and forgets what they told since.</summary>
    public Task RewindAsync(ulong chain, IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        var args = feeds
            .Select(feed => new
            {
                Chain = (long)chain,
                Contract = feed.Contract.ToArray(),
                Kind = feed.Kind.ToString(),
                First = (long)feed.NextBlock,
            })
            .ToList();
        return db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ChainSql.DropFeedEventsFrom, args);
                await unit.ExecuteAsync(ChainSql.RewindFeed, args);
            },
            cancellation
        );
    }

    /// <summary>In the chain's order, a page at a time, so that any number of them passes through little memory.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAsync(
        ulong chain,
        ulong after,
        ulong last,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        const int Limit = 20_000;
        var (block, index) = ((long)after, long.MaxValue);
        while (true)
        {
            var rows = await db.QueryAsync<StoredEvent>(
                ChainSql.EventsAfter,
                new
                {
                    Chain = (long)chain,
                    Block = block,
                    Index = index,
                    Last = (long)last,
                    Limit,
                },
                cancellation
            );
            if (rows.Count > 0)
            {
                yield return rows;
            }

            if (rows.Count < Limit)
            {
                yield break;
            }

            (block, index) = (rows[^1].Block, rows[^1].LogIndex);
        }
    }

    private static object Row(ulong chain, ChainEvent happened) =>
        new
        {
            Chain = (long)chain,
            Block = (long)happened.Block,
            Index = (long)happened.Index,
            Kind = happened.Kind.ToString(),
            Contract = happened.Contract.ToArray(),
            Account = happened.Account.ToArray(),
            Amount = happened.Amount.ToArray(),
            Transaction = happened.Transaction.ToArray(),
        };

    private sealed record FeedRow(byte[] Contract, string Kind, long FromBlock, long NextBlock)
    {
        public Feed ToFeed() =>
            new(Address.From(Contract), Enum.Parse<FeedKind>(Kind), (ulong)FromBlock, (ulong)NextBlock);
    }

    private sealed record CheckpointRow(long Block, byte[] Hash);
}

/// <summary>A row of what was read, as the database holds it.</summary>
internal sealed record StoredEvent(
    long Block,
    long LogIndex,
    string Kind,
    byte[] Contract,
    byte[] Account,
    byte[] Amount
);
