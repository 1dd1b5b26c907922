using System.Text;
using System.Text.Json.Nodes;
using Guildhall.EndToEnd.Peers;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A wallet whose signatures the library <c>ethers</c> makes, so that ours is not checked by itself.</summary>
internal sealed class EthersWallet
{
    private readonly string folder;

    // A browser's callback runs in the context of whichever test started the browser.
    private readonly CancellationToken cancellation;

    private EthersWallet(string folder, string address, CancellationToken cancellation)
    {
        this.folder = folder;
        this.cancellation = cancellation;
        Address = address;
    }

    /// <summary>With the checksum that ethers gives it.</summary>
    public string Address { get; }

    public static async Task<EthersWallet> CreateAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = await NodePeer.InstallAsync(cancellation);
        return new(folder, (string)(await RunAsync(folder, [], cancellation))["address"]!, cancellation);
    }

    public Task<string> SignAsync(string text) =>
        SignHexAsync($"0x{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))}");

    /// <summary>What <c>personal_sign</c> is given: the text as hexadecimal.</summary>
    public async Task<string> SignHexAsync(string text) =>
        (string)(await RunAsync(folder, [text], cancellation))["signature"]!;

    private static async Task<JsonNode> RunAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        var script = Path.Combine("wallet", "sign.mjs");
        var (code, output, errors) = await NodePeer.RunAsync("node", folder, [script, .. arguments], cancellation);
        Assert.True(code == 0, errors);
        return JsonNode.Parse(output)!;
    }
}
