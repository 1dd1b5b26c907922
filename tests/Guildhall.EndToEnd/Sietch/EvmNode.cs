using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.EndToEnd.Peers;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Tests.Architecture;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>anvil, a real node, with contracts that emit the real events. A block is mined for each transaction.</summary>
internal sealed class EvmNode : IAsyncDisposable
{
    private const ulong ChainId = 31337;

    private static readonly SemaphoreSlim compiling = new(1, 1);
    private static JsonNode? compiled;

    private readonly Process process;
    private readonly HttpClient http;
    private string sender = "";

    private EvmNode(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Uri Address { get; }

    public Address Token { get; private set; }

    public Address Vault { get; private set; }

    public FollowedChain Followed =>
        new()
        {
            Id = ChainId,
            Endpoints = [Address],
            Token = new(Token, 0),
            Vaults = [new(Vault, 0)],
            Head = new(0UL),
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EvmNode> StartAsync()
    {
        var source = Path.Combine(Source.Root, "tests", "Guildhall.EndToEnd", "Sietch");
        var folder = await NodePeer.InstallAsync(source, "evm", ["compile.mjs", "World.sol"], Cancellation);
        var contracts = await CompileAsync(folder);
        var node = await LaunchAsync(folder);
        try
        {
            node.sender = (string)(await node.AskAsync("eth_accounts"))!.AsArray()[0]!;
            node.Token = await node.DeployAsync((string)contracts[nameof(Token)]!);
            node.Vault = await node.DeployAsync((string)contracts[nameof(Vault)]!);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public Task<Address> DeployVaultAsync() => DeployAsync((string)compiled![nameof(Vault)]!);

    /// <summary>In a block of its own.</summary>
    public Task ClaimAsync(Address to, Wei amount, Address? account = null, Address? vault = null) =>
        CallAsync(
            vault ?? Vault,
            "claim(address,address,uint256)",
            (account ?? to).ToWord().ToArray(),
            to.ToWord().ToArray(),
            amount.ToArray()
        );

    public Task BurnAsync(Address from, Wei amount) =>
        CallAsync(Token, "burn(address,uint256)", from.ToWord().ToArray(), amount.ToArray());

    /// <summary>A transfer to somebody, which is no burn.</summary>
    public Task SendAsync(Address from, Address to, Wei amount) =>
        CallAsync(
            Token,
            "send(address,address,uint256)",
            from.ToWord().ToArray(),
            to.ToWord().ToArray(),
            amount.ToArray()
        );

    public Task MineAsync(int blocks) => AskAsync("anvil_mine", Quantity(blocks));

    /// <summary>Claims one after the other, without waiting for each; mined when this returns.</summary>
    public async Task ClaimAllAsync(IEnumerable<(Address To, Wei Amount)> claims)
    {
        var last = "";
        foreach (var (to, amount) in claims)
        {
            var data = Data(
                "claim(address,address,uint256)",
                [to.ToWord().ToArray(), to.ToWord().ToArray(), amount.ToArray()]
            );
            last = (string)(await AskAsync("eth_sendTransaction", Transaction(Vault, data)))!;
        }

        await MinedAsync(last);
    }

    /// <summary>The newest blocks become others, without what was in them.</summary>
    public Task ReorganiseAsync(int depth) => AskAsync("anvil_reorg", depth, new JsonArray());

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None); // The test may have been cancelled already.
        }

        process.Dispose();
    }

    private static async Task<JsonNode> CompileAsync(string folder)
    {
        await compiling.WaitAsync(Cancellation);
        try
        {
            if (compiled is null)
            {
                var (code, output, errors) = await NodePeer.RunAsync("node", folder, ["compile.mjs"], Cancellation);
                Assert.True(code == 0, errors);
                compiled = JsonNode.Parse(output)!;
            }

            return compiled;
        }
        finally
        {
            compiling.Release();
        }
    }

    private static async Task<EvmNode> LaunchAsync(string folder)
    {
        var program = Path.Combine(folder, "node_modules", "@foundry-rs", "anvil-linux-amd64", "bin", "anvil");
        string[] arguments =
        [
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--chain-id",
            ChainId.ToString(CultureInfo.InvariantCulture),
            "--slots-in-an-epoch",
            "2",
        ];
        var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder }
        )!;
        const string Listening = "Listening on ";
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                // What it goes on to say must not fill the pipe.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, new Uri($"http://{line[Listening.Length..].Trim()}/"));
            }
        }

        process.Dispose();
        throw new InvalidOperationException("anvil ended before it listened.");
    }

    private async Task<Address> DeployAsync(string code)
    {
        var receipt = await TransactAsync(new() { ["from"] = sender, ["data"] = code });
        return Guildhall.Sietch.Chain.Address.Parse((string)receipt["contractAddress"]!);
    }

    private Task<JsonNode> CallAsync(Address contract, string function, params byte[][] words) =>
        TransactAsync(Transaction(contract, Data(function, words)));

    private static byte[] Data(string function, byte[][] words) =>
        [.. Keccak256.Hash(Encoding.ASCII.GetBytes(function)).ToArray()[..4], .. words.SelectMany(word => word)];

    private JsonObject Transaction(Address contract, byte[] data) =>
        new()
        {
            ["from"] = sender,
            ["to"] = contract.ToString(),
            ["data"] = Hex.Encode(data),
        };

    private async Task<JsonNode> TransactAsync(JsonObject transaction) =>
        await MinedAsync((string)(await AskAsync("eth_sendTransaction", transaction))!);

    private async Task<JsonNode> MinedAsync(string hash)
    {
        // Mined at once, and told a moment later.
        while (true)
        {
            if (await AskAsync("eth_getTransactionReceipt", hash) is { } receipt)
            {
                Assert.Equal("0x1", (string)receipt["status"]!);
                return receipt;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }
    }

    private async Task<JsonNode?> AskAsync(string method, params JsonNode[] args)
    {
        using var response = await http.PostAsJsonAsync(
            "",
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = 1,
                ["method"] = method,
                ["params"] = new JsonArray(args),
            },
            JsonSerializerOptions.Web,
            Cancellation
        );
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.True(answer["error"] is null, $"{method}: {answer["error"]?.ToJsonString()}");
        return answer["result"]?.DeepClone();
    }

    private static string Quantity(int number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");
}
