using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Guildhall.Core.Ports;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Bench;

/// <summary>A node in this process: an event in every so many blocks, told as a real node does, in JSON.</summary>
internal sealed class LocalLogs(ulong blocks, ulong events, ulong wallets) : IJsonRpc
{
    public const ulong ChainId = 80094;

    private readonly ulong every = blocks / events;

    public static Address Vault { get; } = Address.Parse("0x00000000000000000000000000000000000000a1");

    public static Address Token { get; } = Address.Parse("0x00000000000000000000000000000000000000b6");

    public ulong Height { get; set; } = blocks - 1;

    public Task<JsonDocument> CallAsync(
        Uri endpoint,
        string method,
        Action<Utf8JsonWriter> parameters,
        CancellationToken cancellation
    )
    {
        using var asked = JsonDocument.Parse(Written(parameters));
        var args = asked.RootElement;
        byte[] answer = method switch
        {
            "eth_chainId" => Encoding.UTF8.GetBytes($$"""{"result":"0x{{ChainId:x}}"}"""),
            "eth_getBlockByNumber" => Block(args[0].GetString()!),
            "eth_getLogs" => Logs(args[0]),
            _ => throw new JsonRpcException(JsonRpcFailure.Refused, method),
        };
        return Task.FromResult(JsonDocument.Parse(answer));
    }

    private byte[] Block(string which)
    {
        var number = which is "latest" or "finalized" ? Height : Number(which);
        return number > Height
            ? "{\"result\":null}"u8.ToArray()
            : Encoding.UTF8.GetBytes($$$"""{"result":{"number":"0x{{{number:x}}}","hash":"{{{HashOf(number)}}}"}}""");
    }

    private byte[] Logs(JsonElement filter)
    {
        var isClaims = filter.GetProperty("address")[0].GetString() == Vault.ToString();
        var (from, to) = (Number(filter.GetProperty("fromBlock")), Number(filter.GetProperty("toBlock")));
        using var buffer = new MemoryStream(1 << 20);
        using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("result");
            // One event in a thousand is a burn.
            for (var block = (from + every - 1) / every * every; block <= Math.Min(to, Height); block += every)
            {
                var number = block / every;
                if (number % 1000 == 999 != isClaims)
                {
                    Write(json, block, number, isClaims);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter json, ulong block, ulong number, bool isClaim)
    {
        var wallet = new Address(0, 1, number % wallets).ToWord();
        var amount = Wei.From(1_000_000_000_000_000_000UL + number).ToArray();
        json.WriteStartObject();
        json.WriteString("address", (isClaim ? Vault : Token).ToString());
        json.WriteStartArray("topics");
        json.WriteStringValue((isClaim ? KnownEvents.RewardPaid : KnownEvents.Transfer).Topic.ToString());
        json.WriteStringValue(wallet.ToString());
        if (!isClaim)
        {
            json.WriteStringValue(Address.Zero.ToWord().ToString());
        }

        json.WriteEndArray();
        json.WriteString("data", isClaim ? Hex.Encode([.. wallet.ToArray(), .. amount]) : Hex.Encode(amount));
        json.WriteString("blockNumber", $"0x{block:x}");
        json.WriteString("blockHash", HashOf(block).ToString());
        json.WriteString("transactionHash", new Word(7, 7, 7, block).ToString());
        json.WriteString("transactionIndex", "0x0");
        json.WriteString("logIndex", "0x3");
        json.WriteBoolean("removed", false);
        json.WriteEndObject();
    }

    private static Word HashOf(ulong block) => new(1, 2, 3, block);

    private static byte[] Written(Action<Utf8JsonWriter> parameters)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            parameters(json);
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static ulong Number(JsonElement quantity) => Number(quantity.GetString()!);

    private static ulong Number(string quantity) =>
        Utf8Parser.TryParse(Encoding.ASCII.GetBytes(quantity[2..]), out ulong number, out _, 'x')
            ? number
            : throw new FormatException(quantity);
}
