using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Sietch.Chain;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenario 14: the contract of gate bots, at the pace of one.</summary>
public class GateScenarios
{
    private const string Bot = "203.0.113.14";
    private const int Calls = 150;
    private static readonly TimeSpan pace = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S14_A_gate_bot_gets_the_documented_answers_fifty_times_a_second_and_never_too_many()
    {
        await using var stage = await SyncStage.OpenAsync(
            new() { Settings = { ["Sietch:TrustedAddresses:1"] = Bot } },
            async stage =>
            {
                await stage.FillAsync(1, 69);
                await stage.ClaimAsync((0xabcdef, "40000000000000000000001"));
            }
        );
        var mixed = Address.Parse(SyncStage.Wallet(0xabcdef)).ToChecksum();
        var block = (await stage.GateAsync(1)).Block;
        (string Asked, HttpStatusCode Status, string Body)[] contract =
        [
            (SyncStage.Wallet(1), HttpStatusCode.OK, Known(1, 1, "naib", "1000000", "000000000000000000")),
            (SyncStage.Wallet(7), HttpStatusCode.OK, Known(7, 7, "naib", "994000", "000000000000000000")),
            (SyncStage.Wallet(8), HttpStatusCode.OK, Known(8, 8, "fedaykin", "993000", "000000000000000000")),
            (SyncStage.Wallet(69), HttpStatusCode.OK, Known(69, 69, "fedaykin", "932000", "000000000000000000")),
            (mixed, HttpStatusCode.OK, Known(0xabcdef, 70, "none", "40000", "000000000000000001")),
            (
                "0x" + mixed[2..].ToUpperInvariant(),
                HttpStatusCode.OK,
                Known(0xabcdef, 70, "none", "40000", "000000000000000001")
            ),
            (SyncStage.Wallet(777), HttpStatusCode.OK, Unknown(777)),
            ("0x1234", HttpStatusCode.BadRequest, ""),
            ("stilgar", HttpStatusCode.BadRequest, ""),
            ("0x" + new string('g', 40), HttpStatusCode.BadRequest, ""),
        ];

        var took = new double[Calls];
        using var timer = new PeriodicTimer(pace, TimeProvider.System);
        var calls = new List<Task>();
        for (var i = 0; i < Calls; i++)
        {
            calls.Add(AskAsync(i));
            await timer.WaitForNextTickAsync(Cancellation);
        }

        await Task.WhenAll(calls);
        Array.Sort(took);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Calls} calls, one every {pace.TotalMilliseconds} ms: p95 {took[Calls * 95 / 100]:N1} ms, slowest {took[^1]:N1} ms"
        );

        // Somebody else is told to wait, after a hundred a minute.
        HttpResponseMessage refused;
        do
        {
            refused = await SendAsync(stage, SyncStage.Wallet(1), "203.0.113.99");
        } while (refused.StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);

        async Task AskAsync(int number)
        {
            var (asked, status, body) = contract[number % contract.Length];
            var begun = TimeProvider.System.GetTimestamp();
            using var answer = await SendAsync(stage, asked, Bot);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            took[number] = TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds;
            Assert.Equal(status, answer.StatusCode);
            Assert.False(answer.Headers.Contains("RateLimit-Remaining"));
            if (status == HttpStatusCode.OK)
            {
                Assert.StartsWith(body, text, StringComparison.Ordinal);
                Assert.Equal(
                    (true, $"{block}", "False"),
                    (
                        answer.Headers.ETag is not null,
                        $"{JsonNode.Parse(text)!["block"]}",
                        $"{(bool)JsonNode.Parse(text)!["grace_period"]!}"
                    )
                );
            }
            else
            {
                Assert.Contains("Invalid address", (string)JsonNode.Parse(text)!["error"]!, StringComparison.Ordinal);
            }
        }
    }

    private static string Known(ulong wallet, int rank, string role, string whole, string rest)
    {
        var isEligible = rank <= 69 ? "true" : "false";
        var number = rest.Trim('0').Length == 0 ? whole : $"{whole}.{rest}";
        return $$"""{"address":"{{SyncStage.Wallet(wallet)}}","eligible":{{isEligible}},"rank":{{rank}},"role":"{{role}}","bgt_held":{{number}},"bgt_held_wei":"{{whole}}{{rest}}","pending_removal":false,"snapshot_id":"1",""";
    }

    private static string Unknown(ulong wallet) =>
        $$"""{"address":"{{SyncStage.Wallet(wallet)}}","eligible":false,"rank":null,"role":"none","bgt_held":null,"bgt_held_wei":null,"pending_removal":false,"snapshot_id":"1",""";

    private static async Task<HttpResponseMessage> SendAsync(SyncStage stage, string wallet, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/eligibility/{wallet}");
        request.Headers.Add("X-Forwarded-For", from);
        return await stage.Guildhall.Http.SendAsync(request, Cancellation);
    }
}
