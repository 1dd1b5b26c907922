using System.Text;
using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Chain.Offline;

namespace Guildhall.Tests.Sietch.Chain.Offline;

public class ChainStreamsTests
{
    [Fact]
    public async Task Addresses_are_answered_with_their_checksum()
    {
        var answers = await RunAsync(
            (input, output, c) => ChainStreams.CheckAsync(input, output, c),
            """
            {"id":1,"text":"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"}
            {"id":2,"text":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"}
            {"id":3,"text":null}
            nonsense
            """
        );

        Assert.Equal(
            """{"id":1,"valid":true,"checksummed":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}""",
            answers[0]
        );
        Assert.Equal("""{"id":2,"valid":false,"checksummed":null}""", answers[1]);
        Assert.All(
            answers[2..4],
            answer => Assert.StartsWith("""{"id":null,"error":""", answer, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Logs_are_answered_with_what_they_say()
    {
        const string Account = "0x0000000000000000000000001111111111111111111111111111111111111111";
        const string To = "0000000000000000000000002222222222222222222222222222222222222222";
        var claim = $$"""
            {"id":"c","address":"0x656b95e550c07a9ffe548bd4085c72418ceb1dba","topics":["{{KnownEvents.RewardPaid.Topic}}","{{Account}}"],"data":"0x{{To}}{{new string(
                'f',
                64
            )}}"}
            """;
        var answers = await RunAsync(
            (input, output, c) => ChainStreams.DecodeAsync(input, output, KnownEvents.All, c),
            string.Join(
                '\n',
                claim,
                claim.Replace("0x656b", "0x656", StringComparison.Ordinal),
                claim.Replace($"\"{Account}\"", $"\"{Account}\",\"{Account}\"", StringComparison.Ordinal),
                claim.Replace("0x5407", "0x5408", StringComparison.Ordinal),
                claim.Replace(To, "zz", StringComparison.Ordinal),
                """{"id":"n","address":"0x","topics":"none","data":"0x"}"""
            )
        );

        Assert.Equal(
            """{"id":"c","event":"RewardPaid","args":{"account":"0x1111111111111111111111111111111111111111","to":"0x2222222222222222222222222222222222222222","reward":"115792089237316195423570985008687907853269984665640564039457584007913129639935"}}""",
            answers[0]
        );
        Assert.All(
            answers[1..5],
            answer => Assert.StartsWith("""{"id":"c","error":""", answer, StringComparison.Ordinal)
        );
        Assert.StartsWith("""{"id":null,"error":""", answers[5], StringComparison.Ordinal);
    }

    private static async Task<string[]> RunAsync(Func<Stream, Stream, CancellationToken, Task> run, string input)
    {
        using var output = new MemoryStream();
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await run(lines, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n');
    }
}
