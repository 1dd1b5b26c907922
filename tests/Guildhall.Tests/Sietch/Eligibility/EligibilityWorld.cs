using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Rulings;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Chain;
using Guildhall.Tests.Sietch.Wallets.Links;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>One community on a scripted chain: five places, two of them for the Naib, unless the test wants others.</summary>
#pragma warning disable CA1001 // Its meters hold nothing but memory, and end with the test.
internal sealed class EligibilityWorld
#pragma warning restore CA1001
{
    private readonly Db db;
    private readonly ManualTime time;
    private readonly HurriedTime waits = new();
    private readonly ScriptedChain? scripted;

    public EligibilityWorld(Db db, ManualTime time, ScriptedChain? chain = null)
        : this(db, time, chain ??= new(), Followed(chain)) => scripted = chain;

    /// <summary>On a chain of another kind.</summary>
    public EligibilityWorld(Db db, ManualTime time, IJsonRpc rpc, FollowedChain chain)
    {
        this.db = db;
        this.time = time;
        Community = new()
        {
            Tenant = TenantId.Default,
            Guild = "sietch-demo",
            Chain = chain,
            Places = new()
            {
                Naib = 2,
                Eligible = 5,
                Waiting = 8,
                Kept = 18,
            },
            Brake = new(),
            Grace = TimeSpan.FromHours(24),
            Roles = new(),
            Channels = new(),
            Exclusions = new HashSet<Address>(),
        };
        var meters = new TestMeters();
        var pipelines = new WorldPipelines(waits, new ResilienceMetrics(meters), new Random(1));
        var nodes = new ChainNodes(rpc, pipelines);
        var events = new ChainBook(db);
        Book = new(db);
        HoldBook = new(db);
        var ledgers = new Ledgers(events);
        var rulings = new RulingBook(db);
        Shelf = new(Book, () => [TenantId.Default]);
        var metrics = new EligibilityMetrics(meters);
        var chainMetrics = new ChainMetrics(meters);
        var publisher = new Publisher(db, Book, HoldBook, ledgers, rulings, Shelf, metrics, time);
        Sync = new(
            db,
            new Leases(db, time),
            new ChainSync(nodes, events, chainMetrics, time, NullLogger<ChainSync>.Instance),
            Book,
            HoldBook,
            publisher,
            new SecondWitness(nodes, events, chainMetrics),
            Shelf,
            metrics,
            time,
            NullLogger<SyncRun>.Instance
        );
        Reranking = new(publisher);
        Rulings = new(db, Book, HoldBook, rulings, Reranking, time);
        Holds = new(HoldBook, publisher);
        Explainer = new(Book, ledgers, rulings);
    }

    public ScriptedChain Chain => scripted ?? throw new InvalidOperationException("This world has a real chain.");

    public Community Community { get; set; }

    public EligibilityBook Book { get; }

    public HoldBook HoldBook { get; }

    public PublishedShelf Shelf { get; }

    public SyncRun Sync { get; }

    public Reranking Reranking { get; }

    public RulingDesk Rulings { get; }

    public HoldDesk Holds { get; }

    public Explainer Explainer { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Address Wallet(ulong number) => new(0, 0, number);

    /// <summary>Each in a block of its own, in the order of their numbers.</summary>
    public void Claim(params (ulong Wallet, ulong Amount)[] claims)
    {
        foreach (var (wallet, amount) in claims)
        {
            Chain.Mine();
            Chain.Claim(Wallet(wallet), amount);
        }
    }

    public void Burn(ulong wallet, ulong amount)
    {
        Chain.Mine();
        Chain.Burn(Wallet(wallet), amount);
    }

    /// <summary>The next run, six hours after the one before.</summary>
    public async Task<SyncEnd> SyncAsync()
    {
        time.Advance(TimeSpan.FromHours(6));
        waits.Skip(TimeSpan.FromHours(6));
        scripted?.Mine();
        var end = await Sync.TryRunAsync(Community, SyncRun.NewId(time.GetUtcNow()), Cancellation);
        Assert.NotNull(end);
        return end;
    }

    /// <summary>A try half an hour after a run that failed.</summary>
    public async Task<SyncEnd> TryAgainAsync()
    {
        time.Advance(TimeSpan.FromMinutes(30));
        waits.Skip(TimeSpan.FromMinutes(30));
        return (await Sync.TryAgainAsync(Community, SyncRun.NewId(time.GetUtcNow()), Cancellation))!;
    }

    /// <summary>A run that publishes, and what it changed: <c>Left 5 Redeemed</c>.</summary>
    public async Task<IReadOnlyList<string>> PublishAsync()
    {
        var end = await SyncAsync();
        Assert.Null(end.Failure);
        Assert.Null(end.Outcome!.Held);
        return Lines(end.Outcome);
    }

    public static IReadOnlyList<string> Lines(Outcome outcome) =>
        [
            .. outcome.Changes.Select(change =>
                $"{change.Change.Kind} {change.Change.Wallet.Low} {change.Change.Cause}".TrimEnd()
            ),
        ];

    /// <summary>The wallets' numbers with their ranks, in order, then those who are eligible without: <c>1:7 2:3 -:9</c>.</summary>
    public async Task<string> EligibleAsync() =>
        string.Join(
            ' ',
            (await Book.StandingsAsync(Community.Tenant, Cancellation))
                .Values.Where(standing => standing.IsEligible)
                .OrderBy(standing => standing.Rank ?? int.MaxValue)
                .Select(standing => $"{standing.Rank?.ToString() ?? "-"}:{standing.Wallet.Low}")
        );

    public async Task<Standing?> StandingAsync(ulong wallet) =>
        (await Book.StandingsAsync(Community.Tenant, Cancellation)).GetValueOrDefault(Wallet(wallet));

    public Task<IReadOnlyList<string>> StatusAsync() =>
        new StatusReport(db, Book, HoldBook, NoLinks).LinesAsync(Community, at => $"{at:u}", Cancellation);

    private LostLinks NoLinks => new(db, new LinkLab(db, "nowhere").Keys, () => [Community.Tenant]);

    public Task<HoldRow?> WaitingAsync() => HoldBook.TryWaitingAsync(Community.Tenant, Cancellation);

    public async Task<EligibilityState> StateAsync() => (await Book.TryStateAsync(Community.Tenant, Cancellation))!;

    public async Task<long> CountAsync(string sql) => await db.QuerySingleOrDefaultAsync<long>(sql, null, Cancellation);

    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [
            .. await db.QueryAsync<string>(
                "SELECT action FROM audit WHERE tenant_id = 'default' ORDER BY id",
                null,
                Cancellation
            ),
        ];

    private static FollowedChain Followed(ScriptedChain chain) =>
        new()
        {
            Id = chain.Id,
            Endpoints = [chain.Endpoint("one.example").Address],
            Token = new(ScriptedChain.Token, 900),
            Vaults = [new(ScriptedChain.Vault, 900)],
            Head = new(0UL),
        };
}
