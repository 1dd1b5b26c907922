using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Guildhall.Core.Resilience;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Bench;

/// <summary><c>chain [BLOCKS] [EVENTS]</c>: a whole history from a node in this process, decoded and stored on SQLite; then
/// syncs of one page; then the ledger made of what was stored. <c>ranking [WALLETS]</c>: the ranking alone.</summary>
internal static class ChainBench
{
    private const int SmallSyncs = 30;

    public static async Task RunAsync(string[] args)
    {
        var blocks = args.Length > 0 ? ulong.Parse(args[0], CultureInfo.InvariantCulture) : 5_000_000;
        var events = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("guildhall-bench-");
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        try
        {
            await using var db = new Db(
                new StorageOptions { Path = Path.Combine(folder.FullName, "guildhall.db") },
                TimeProvider.System
            );
            await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            await MeasureAsync(services, db, blocks, events);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    public static void Rank(string[] args)
    {
        var wallets = args.Length > 0 ? ulong.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var ledger = new Ledger();
        for (var i = 0UL; i < wallets; i++)
        {
            // In no order: multiplied by an odd number, every amount comes once.
            ledger.Add(FeedKind.Claim, new(0, 1, i), Wei.From(unchecked(i * 0x9E3779B97F4A7C15UL) >> 1), new(i, 0));
        }

        var took = Enumerable.Range(0, 7).Select(_ => Time(() => Ranking.Of(ledger, [], new()))).Order().ToList();
        Print(
            new
            {
                bench = "ranking",
                wallets,
                medianMs = Round(took[3]),
                slowestMs = Round(took[^1]),
            }
        );
    }

    private static async Task MeasureAsync(IServiceProvider services, Db db, ulong blocks, ulong events)
    {
        var time = TimeProvider.System;
        var meters = services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        var node = new LocalLogs(blocks, events, events / 4);
        var book = new ChainBook(db);
        var sync = new ChainSync(
            new ChainNodes(node, new WorldPipelines(time, new ResilienceMetrics(meters), new Random(1))),
            book,
            new ChainMetrics(meters),
            time,
            NullLogger<ChainSync>.Instance
        );
        var chain = new FollowedChain
        {
            Id = LocalLogs.ChainId,
            Endpoints = [new("http://127.0.0.1/")],
            Token = new(LocalLogs.Token, 0),
            Vaults = [new(LocalLogs.Vault, 0)],
            Head = new(0UL),
        };

        using var memory = new MemoryWatch();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var start = time.GetTimestamp();
        var report = await sync.RunAsync(chain, CancellationToken.None);
        var elapsed = time.GetElapsedTime(start);
        var (early, late) = await memory.EndAsync();
        Print(
            new
            {
                bench = "backfill",
                blocks,
                report.Events,
                seconds = Round(elapsed.TotalSeconds),
                eventsPerSecond = (int)(report.Events / elapsed.TotalSeconds),
                cpuSeconds = Round((Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds),
                residentMbAtAFifth = early,
                residentMbAtTheEnd = late,
            }
        );

        var took = new List<TimeSpan>();
        for (var i = 0; i < SmallSyncs; i++)
        {
            node.Height += 10_000;
            start = time.GetTimestamp();
            await sync.RunAsync(chain, CancellationToken.None);
            took.Add(time.GetElapsedTime(start));
        }

        took.Sort();
        Print(
            new
            {
                bench = "incremental",
                blocksEach = 10_000,
                medianMs = Round(took[took.Count / 2].TotalMilliseconds),
                slowestMs = Round(took[^1].TotalMilliseconds),
            }
        );
        await LedgerAsync(book);
    }

    private static async Task LedgerAsync(ChainBook book)
    {
        var start = TimeProvider.System.GetTimestamp();
        var ledger = new Ledger();
        await foreach (var page in book.ReadFromAsync(LocalLogs.ChainId, 0, long.MaxValue, CancellationToken.None))
        {
            foreach (var happened in page)
            {
                ledger.Add(
                    happened.Kind == nameof(FeedKind.Burn) ? FeedKind.Burn : FeedKind.Claim,
                    Address.From(happened.Account),
                    Wei.FromBytes(happened.Amount),
                    new((ulong)happened.Block, (ulong)happened.LogIndex)
                );
            }
        }

        Print(
            new
            {
                bench = "ledger",
                wallets = ledger.Count,
                seconds = Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds),
            }
        );
    }

    private static double Time(Action act)
    {
        var start = TimeProvider.System.GetTimestamp();
        act();
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Round(double value) => Math.Round(value, 2);

    private static void Print<T>(T result) =>
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));

    /// <summary>What the process holds, each half second.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly List<long> seen = [];
        private readonly CancellationTokenSource ending = new();
        private readonly Task watching;

        public MemoryWatch() => watching = WatchAsync();

        public async Task<(long Early, long Late)> EndAsync()
        {
            await ending.CancelAsync();
            await watching;
            return seen.Count == 0 ? (0, 0) : (seen[seen.Count / 5], seen[^1]);
        }

        public void Dispose() => ending.Dispose();

        private async Task WatchAsync()
        {
            try
            {
                while (true)
                {
                    seen.Add(Environment.WorkingSet >> 20);
                    await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ending.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // It has ended.
            }
        }
    }
}
