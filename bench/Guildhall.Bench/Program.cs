using Guildhall.Bench;

var benches = new (string Name, string What, Func<string[], Task> RunAsync)[]
{
    (
        "translate",
        "/translate answered from the cache: inside the host, and seen at the simulator",
        TranslateBench.RunAsync
    ),
    ("ban", "/ban with Discord 100 ms away: to its effect and to its answer", BanBench.RunAsync),
    ("raid", "what commands of other servers take while 500 who join at once are banned", RaidBench.RunAsync),
    ("startup", "from the start of the program to ready, and its memory when idle", StartupBench.RunAsync),
    ("secrets", "the secret scanner on Markdown and on hostile input", Sync(SecretsBench.Run)),
    ("sanitizer", "the sanitizer on Markdown and on hostile input", Sync(SanitizerBench.Run)),
    (
        "automod",
        "AutoMod: 1,000 words, 50 expressions, all triggers; growth with rules, members, guilds",
        AutoModBench.RunAsync
    ),
    ("key", "the content key", Sync(_ => ContentKeyBench.Run())),
    ("gateway", "the gateway client beside discord.js and a bare WebSocket, on the same frames", GatewayBench.RunAsync),
    ("guilds", "what the cache keeps of 0 to 5,000 guilds", GatewayGuildsBench.RunAsync),
    ("grow", "how the client's costs grow with guilds and with shards: grow guilds, grow shards", GrowBench.RunAsync),
    (
        "allocations",
        "what one message takes from frame to handler, by BenchmarkDotNet",
        Sync(_ => GatewayAllocationsBench.Run())
    ),
    ("simulator", "the local Discord with 1,000 guilds: memory, log-in, events a second", SimulatorBench.RunAsync),
    ("import", "another bot's history of 50 MB: preview, import, the same again, undo", ImportBench.RunAsync),
    ("roles", "the gated roles of 10,000 members of whom nothing has changed", RolesBench.RunAsync),
    ("jobs", "durable jobs on SQLite, each done exactly once", JobsBench.RunAsync),
    (
        "chain",
        "a chain's whole history from a node in this process, stored on SQLite; syncs of one page; the ledger",
        ChainBench.RunAsync
    ),
    ("ranking", "the ranking of a million wallets", Sync(ChainBench.Rank)),
    (
        "eligibility",
        "GET /eligibility/{address} with key and limit beside a bare Kestrel endpoint",
        EligibilityBench.RunAsync
    ),
    ("gate", "GET /eligibility/{address} at the pace of a gate bot, 50 calls a second: p95", GateBench.RunAsync),
    ("rest", "REST calls beside @discordjs/rest, over 64 buckets and one", RestBench.RunAsync),
    (
        "ratelimit",
        "how near the limiter comes to the permitted rate, and whether it sends early",
        RestBench.LimitsAsync
    ),
};

// The processes that a bench starts.
switch (args)
{
    case ["rest-target", .. var rest]:
        await RestTarget.RunAsync(rest);
        return 0;
    case ["gateway-source", .. var rest]:
        await GatewaySource.RunAsync(rest);
        return 0;
    case ["gateway-consume", .. var rest]:
        await GatewayConsumers.RunAsync(rest);
        return 0;
    case ["grow-source"]:
        await GrowSource.RunAsync();
        return 0;
    case ["grow-guilds-consume", .. var rest]:
        await GrowConsumers.GuildsAsync(rest);
        return 0;
    case ["grow-shards-consume", .. var rest]:
        await GrowConsumers.ShardsAsync(rest);
        return 0;
}

var chosen = benches.Where(bench => args.Length > 0 && (args[0] == bench.Name || args[0] == "all")).ToList();
if (chosen.Count == 0)
{
    Console.WriteLine("./guildhall bench NAME prints one JSON line for each measurement. NAME is all, or:");
    foreach (var (name, what, _) in benches)
    {
        Console.WriteLine($"  {name, -10} {what}");
    }

    return args.Length == 0 ? 0 : 2;
}

foreach (var bench in chosen)
{
    await bench.RunAsync(args[1..]);
}

return 0;

static Func<string[], Task> Sync(Action<string[]> run) =>
    args =>
    {
        run(args);
        return Task.CompletedTask;
    };
