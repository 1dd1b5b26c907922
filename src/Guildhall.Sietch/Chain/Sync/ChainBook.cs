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
        var all = await AllFeedsAsync(chain.Id, cancellation);
        var missing = wanted
            .Where(feed => !all.Any(known => (known.Contract, known.Kind) == (feed.Contract.Address, feed.Kind)))
            .Select(feed => new
            {
                Chain = (long)chain.Id,
                Contract = feed.Contract.Address.ToArray(),
                Kind = feed.Kind.ToString(),
                FromBlock = (long)feed.Contract.FromBlock,
            })
            .ToList();
        if (missing.Count > 0)
        {
            await db.WriteAsync(unit => unit.ExecuteAsync(ChainSql.AddFeed, missing), cancellation);
            all = await AllFeedsAsync(chain.Id, cancellation);
        }

        var followed = wanted.Select(feed => (feed.Contract.Address, feed.Kind)).ToHashSet();
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
        FeedPage page,
        CancellationToken cancellation
    )
    {
        var last = page.Last;
        var moves = feeds
            .Select(feed => new
            {
                Chain = (long)chain,
                Contract = feed.Contract.ToArray(),
                Kind = feed.Kind.ToString(),
                First = (long)feed.NextBlock,
                To = (long)last.Number + 1,
                Last = (long)last.Number,
                page.Endpoint,
                Alone = page.IsAlone ? 1L : 0L,
            })
            .ToList();
        var rows = new
        {
            Chain = (long)chain,
            page.Events.Count,
            Rows = PackedEvents.Of(page.Events),
        };
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

                if (rows.Count > 0)
                {
                    await unit.ExecuteAsync(
                        unit.Dialect.Choose(ChainEventsSqliteSql.Add, ChainEventsPostgresSql.Add),
                        rows
                    );
                }

                foreach (var move in moves)
                {
                    if (await unit.ExecuteAsync(ChainSql.ExtendSource, move) == 0)
                    {
                        await unit.ExecuteAsync(ChainSql.AddSource, move);
                    }
                }

                await unit.ExecuteAsync(ChainSql.AddCheckpoint, checkpoint);
                await unit.ExecuteAsync(ChainSql.DropOldCheckpoints, checkpoint);
                return true;
            },
            cancellation
        );
    }

    /// <summary>Another number than before means that stored events were forgotten meanwhile.</summary>
    public Task<long> RevisionAsync(ulong chain, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<long>(ChainSql.Revision, new { Chain = (long)chain }, cancellation);

    /// <summary>Who told what is stored; nothing for what was read before that was kept.</summary>
    public async Task<IReadOnlyList<FeedSource>> SourcesAsync(ulong chain, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<SourceRow>(ChainSql.Sources, new { Chain = (long)chain }, cancellation)).Select(
                row => row.ToSource()
            ),
        ];

    /// <summary>The first block of which one endpoint alone has told; null where all had a second opinion, or need none.</summary>
    public static Task<long?> TryFirstAloneAsync(Db db, ulong chain, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<long?>(ChainSql.FirstAlone, new { Chain = (long)chain }, cancellation);

    /// <summary>Another tells the same of these up to that block; what they told after it waits on.</summary>
    public Task SecondAsync(
        ulong chain,
        IEnumerable<FeedSource> sources,
        ulong from,
        ulong to,
        CancellationToken cancellation
    )
    {
        var parts = sources
            .Select(source => new
            {
                Chain = (long)chain,
                Contract = source.Contract.ToArray(),
                Kind = source.Kind.ToString(),
                First = (long)from,
                Next = (long)to + 1,
            })
            .ToList();
        return db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ChainSql.SplitSource, parts);
                await unit.ExecuteAsync(ChainSql.SecondSource, parts);
            },
            cancellation
        );
    }

    /// <summary>What was told of these blocks counts as uncompared again.</summary>
    public static async Task DoubtAsync(Unit unit, FollowedChain chain, FeedKind kind, ulong from, ulong to)
    {
        foreach (var (contract, _) in chain.Feeds.Where(feed => feed.Kind == kind))
        {
            var own = new
            {
                Chain = (long)chain.Id,
                Contract = contract.Address.ToArray(),
                Kind = kind.ToString(),
                First = (long)from,
                Last = (long)to,
            };
            foreach (var at in new[] { own.First, own.Last + 1 })
            {
                var border = new
                {
                    own.Chain,
                    own.Contract,
                    own.Kind,
                    At = at,
                };
                await unit.ExecuteAsync(ChainSql.SplitSourceAt, border);
                await unit.ExecuteAsync(ChainSql.EndSourceAt, border);
            }

            await unit.ExecuteAsync(ChainSql.DoubtSources, own);
        }
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Block>> CheckpointsAsync(ulong chain, CancellationToken cancellation) =>
        [
            .. (
                await db.QueryAsync<CheckpointRow>(ChainSql.Checkpoints, new { Chain = (long)chain }, cancellation)
            ).Select(row => new Block((ulong)row.Block, Word.From(row.Hash))),
        ];

    /// <summary>Forgets everything from that block on; every feed begins there again.</summary>
    public async Task RollBackAsync(ulong chain, ulong from, CancellationToken cancellation)
    {
        var feeds = await AllFeedsAsync(chain, cancellation);
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ChainSql.DropCheckpointsFrom, new { Chain = (long)chain, First = (long)from });
                await RewindAsync(
                    unit,
                    chain,
                    feeds.Select(feed => feed with { NextBlock = Math.Max(feed.FromBlock, from) })
                );
            },
            cancellation
        );
    }

    /// <summary>Puts these feeds back to where they stood, and forgets what they told since.</summary>
    public Task RewindAsync(ulong chain, IReadOnlyList<Feed> feeds, CancellationToken cancellation) =>
        db.WriteAsync(unit => RewindAsync(unit, chain, feeds), cancellation);

    private static async Task RewindAsync(Unit unit, ulong chain, IEnumerable<Feed> feeds)
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
        await unit.ExecuteAsync(ChainSql.Revise, new { Chain = (long)chain });
        await unit.ExecuteAsync(ChainSql.DropEventsFrom, args);
        await unit.ExecuteAsync(ChainSql.DropSourcesFrom, args);
        await unit.ExecuteAsync(ChainSql.CutSources, args);
        await unit.ExecuteAsync(ChainSql.RewindFeed, args);
    }

    /// <summary>In the chain's order, a page at a time, so that any number of them passes through little memory.</summary>
    /// <param name="chain">EIP-155.</param>
    /// <param name="first">The first block that is read.</param>
    /// <param name="last">Inclusive.</param>
    /// <param name="cancellation">Of the caller.</param>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadFromAsync(
        ulong chain,
        ulong first,
        ulong last,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        const int Limit = 20_000;
        var (block, index) = ((long)first - 1, long.MaxValue);
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

    private sealed record FeedRow(byte[] Contract, string Kind, long FromBlock, long NextBlock)
    {
        public Feed ToFeed() =>
            new(Address.From(Contract), Enum.Parse<FeedKind>(Kind), (ulong)FromBlock, (ulong)NextBlock);
    }

    private sealed record SourceRow(
        byte[] Contract,
        string Kind,
        long FromBlock,
        long ToBlock,
        string Endpoint,
        long IsAlone
    )
    {
        public FeedSource ToSource() =>
            new(
                Address.From(Contract),
                Enum.Parse<FeedKind>(Kind),
                (ulong)FromBlock,
                (ulong)ToBlock,
                Endpoint,
                IsAlone != 0
            );
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
