using System.Text;
using System.Text.Json.Nodes;
using Guildhall.EndToEnd.Peers;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A wallet whose signatures the library <c>ethers</c> makes, so that ours is not checked by itself.</summary>
internal sealed class EthersWallet
{
    private readonly string folder;

    private EthersWallet(string folder, string address)
    {
        this.folder = folder;
        Address = address;
    }

    /// <summary>With the checksum that ethers gives it.</summary>
    public string Address { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EthersWallet> CreateAsync()
    {
        var folder = await NodePeer.InstallAsync(Cancellation);
        return new(folder, (string)(await RunAsync(folder))["address"]!);
    }

    public Task<string> SignAsync(string text) =>
        SignHexAsync($"0x{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))}");

    /// <summary>What <c>personal_sign</c> is given: the text as hexadecimal.</summary>
    public async Task<string> SignHexAsync(string text) => (string)(await RunAsync(folder, text))["signature"]!;

    private static async Task<JsonNode> RunAsync(string folder, params string[] arguments)
    {
        var script = Path.Combine("wallet", "sign.mjs");
        var (code, output, errors) = await NodePeer.RunAsync("node", folder, [script, .. arguments], Cancellation);
        Assert.True(code == 0, errors);
        return JsonNode.Parse(output)!;
    }
}
