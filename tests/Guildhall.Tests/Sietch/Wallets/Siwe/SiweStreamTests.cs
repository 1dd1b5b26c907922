using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Siwe;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Wallets.Siwe;

public sealed class SiweStreamTests : IDisposable
{
    private readonly TestWallet wallet = new();
    private readonly ManualTime time = new();

    public void Dispose() => wallet.Dispose();

    [Fact]
    public async Task Each_line_is_answered_in_its_place()
    {
        var text = new SiweTextBuilder { Account = wallet.Account.ToChecksum() }.ToString();
        var good = new JsonObject
        {
            ["id"] = "one",
            ["message"] = text,
            ["signature"] = Hex.Encode(wallet.Sign(text)),
            ["domain"] = "guildhall.example",
            ["nonce"] = "a1B2c3D4e5",
            ["chainId"] = 80094,
            ["now"] = "2026-01-01T00:01:00Z",
        };
        var late = With(good, "now", "2026-01-01T00:10:00Z");
        var foreign = With(good, "chainId", "1");
        var unsigned = With(good, "signature", "0xnothing");
        var without = good.DeepClone().AsObject();
        without.Remove("nonce");

        var answers = await RunAsync(
            $"{good.ToJsonString()}\n{late.ToJsonString()}\n{foreign.ToJsonString()}\n{unsigned.ToJsonString()}\n{without.ToJsonString()}\n[]\n"
        );

        Assert.Equal(
            [
                $$"""{"id":"one","ok":true,"address":"{{wallet.Account.ToChecksum()}}","error":null}""",
                """{"id":"one","ok":false,"address":null,"error":"expired"}""",
                """{"id":"one","ok":false,"address":null,"error":"wrong-chain"}""",
                """{"id":"one","ok":false,"address":null,"error":"malformed-signature"}""",
            ],
            answers[..4]
        );
        Assert.All(
            answers[4..6],
            answer => Assert.StartsWith("""{"id":null,"error":""", answer, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("1767225660")]
    [InlineData("1767225660000")]
    public async Task The_moment_may_be_unix_seconds_or_milliseconds(string now)
    {
        var text = new SiweTextBuilder { Account = wallet.Account.ToChecksum() }.ToString();
        var line = new JsonObject
        {
            ["id"] = 1,
            ["message"] = text,
            ["signature"] = Hex.Encode(wallet.Sign(text)),
            ["domain"] = "guildhall.example",
            ["nonce"] = "a1B2c3D4e5",
            ["chainId"] = 80094,
            ["now"] = JsonNode.Parse(now),
        };

        Assert.Contains("\"ok\":true", (await RunAsync(line.ToJsonString()))[0], StringComparison.Ordinal);
    }

    private static JsonObject With(JsonObject line, string name, string value)
    {
        var copy = line.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private async Task<string[]> RunAsync(string input)
    {
        using var output = new MemoryStream();
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await SiweStream.RunAsync(lines, output, time, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n');
    }
}
