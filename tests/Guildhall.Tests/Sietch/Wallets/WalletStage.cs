using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Tenancy;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Wallets;

/// <summary>The whole service on sietch-demo, and members who prove wallets in it.</summary>
public sealed class WalletStage : IAsyncLifetime
{
    internal static TenantId Tenant => TenantId.Default;

    internal GuildhallFixture Guildhall { get; private set; } = null!;

    internal LocalDiscord Discord => Guildhall.Discord;

    internal static JsonObject Section { get; } =
        new()
        {
            ["guild"] = DemoWorld.Sietch,
            ["chain"] = new JsonObject
            {
                ["token"] = Contract("0x656b95e550c07a9ffe548bd4085c72418ceb1dba"),
                ["vaults"] = new JsonArray(
                    Contract("0x00000000000000000000000000000000000a0001"),
                    Contract("0x00000000000000000000000000000000000a0002")
                ),
            },
            // By the chain's rank alone, so that whoever has a tier has its role.
            ["council"] = new JsonObject { ["seats"] = 0 },
            ["roles"] = new JsonObject
            {
                ["naib"] = "naib",
                ["fedaykin"] = "fedaykin",
                ["taqwa"] = "aspirant",
            },
        };

    /// <summary>What the community's section is in this world.</summary>
    internal JsonObject Own { get; init; } = Section;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // No chain answers, so that nothing is published but what a test publishes.
    public async ValueTask InitializeAsync() =>
        Guildhall = await GuildhallFixture.StartAsync(
            new() { Sietch = Own, Settings = { ["Sietch:Endpoints:default:0"] = "http://127.0.0.1:1/" } }
        );

    public ValueTask DisposeAsync() => Guildhall.DisposeAsync();

    /// <summary>What stands after the <c>#</c> of the link that a member is given.</summary>
    internal async Task<string> LinkAsync(string member)
    {
        var answer = await RunAsync(member, "verify");
        Assert.True(answer.IsEphemeral, answer.Text);
        var url = new Uri((string)Components(answer).Single(c => c["url"] is not null)["url"]!);
        Assert.Equal(new Uri(Guildhall.Http.BaseAddress!, "/verify"), new Uri(url.GetLeftPart(UriPartial.Path)));
        return url.Fragment[1..];
    }

    /// <summary>Runs the command and proves the wallet, as the page's script does.</summary>
    internal async Task<string> ProveAsync(string member, TestWallet wallet)
    {
        var link = await LinkAsync(member);
        var message = (string)
            (await CallAsync("challenge", link, ("account", wallet.Account.ToChecksum())))["message"]!;
        return (string)(await ProveAsync(link, message, wallet))["text"]!;
    }

    internal Task<JsonNode> ProveAsync(string link, string message, TestWallet wallet) =>
        CallAsync("prove", link, ("message", message), ("signature", $"0x{Convert.ToHexString(wallet.Sign(message))}"));

    /// <summary>A call of the page's script; a refusal too is an answer.</summary>
    internal async Task<JsonNode> CallAsync(string what, string link, params (string Name, string Value)[] more)
    {
        var body = new JsonObject { ["link"] = link };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        using var answer = await Guildhall.Http.PostAsJsonAsync($"/api/v1/wallets/proofs/{what}", body, Cancellation);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }

    internal async Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    )
    {
        var place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general";
        var answer = await Discord.RunInAsync(place, member, command, options);
        for (var tries = 1; tries < 4 && answer.Json["acknowledgedMs"] is null; tries++)
        {
            answer = await Discord.RunInAsync(place, member, command, options);
        }

        return answer;
    }

    /// <summary>Uses the component under the answer that fits.</summary>
    internal async Task<CommandAnswer> UseAsync(
        string member,
        CommandAnswer answer,
        Func<JsonNode, bool> fits,
        params string[] values
    )
    {
        var component = Components(answer).Single(fits);
        return new(
            await Discord.PostAsync(
                $"/sim/messages/{(string)answer.Json["messageId"]!}/click",
                new JsonObject
                {
                    ["as"] = member,
                    ["customId"] = (string)component["custom_id"]!,
                    ["values"] = new JsonArray([.. values.Select(value => (JsonNode?)value)]),
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
    }

    internal static IEnumerable<JsonNode> Components(CommandAnswer answer) =>
        answer.Json["reply"]!["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(c => c!);

    /// <summary>What a member was told by direct message.</summary>
    internal async Task<IReadOnlyList<string>> ToldAsync(string member) =>
        [
            .. (await Discord.ReadAsync($"/sim/users/{member}/dms"))
                .AsArray()
                .SelectMany(dm => dm!["messages"] is { } inside ? inside.AsArray() : [dm])
                .Select(message => (string?)message!["content"] ?? ""),
        ];

    internal static Task UntilAsync(Func<Task<bool>> isSo) => ModerationStage.UntilAsync(isSo);

    private static JsonObject Contract(string address) => new() { ["address"] = address, ["fromBlock"] = 1000 };
}

/// <summary>Test classes that share one stage, each with members of its own.</summary>
[CollectionDefinition]
public sealed class WalletSuite : ICollectionFixture<WalletStage>;
