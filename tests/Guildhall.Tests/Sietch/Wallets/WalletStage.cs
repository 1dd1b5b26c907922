using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Members;

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

    /// <summary>Another one for a stage of another size.</summary>
    internal JsonObject Own { get; init; } = Section;

    private static long callers = 0x0100000A;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The members of a service that somebody else started, and ends.</summary>
    internal static WalletStage On(GuildhallFixture guildhall) => new() { Guildhall = guildhall };

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

    /// <summary>Makes somebody a member whose wizard is done.</summary>
    internal async Task FinishProfileAsync(string member) =>
        await ProfileLab.AddAsync(
            Guildhall.Get<Db>(),
            Tenant,
            (await IdOfAsync(member)).Value,
            $"Nym-{member}",
            Guildhall.Get<TimeProvider>().GetUtcNow()
        );

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

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/proofs/{what}")
        {
            Content = JsonContent.Create(body),
        };
        // Each from an address of its own, as the proxy of this machine would tell it: one network may ask 60 times a minute.
        request.Headers.Add("X-Forwarded-For", new IPAddress(Interlocked.Increment(ref callers)).ToString());
        using var answer = await Guildhall.Http.SendAsync(request, Cancellation);
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

    /// <summary>Chooses the wallet in <c>/wallets</c>.</summary>
    internal async Task<CommandAnswer> ChooseAsync(string member, TestWallet wallet)
    {
        var list = await RunAsync(member, "wallets");
        var option = Components(list).Single(IsMenu)["options"]!
            .AsArray()
            .Single(option => (string?)option!["label"] == wallet.Account.ToShort());
        return await UseAsync(member, list, IsMenu, (string)option!["value"]!);

        static bool IsMenu(JsonNode component) => component["options"] is not null;
    }

    /// <summary>Chooses the wallet there, and says that it is meant.</summary>
    internal async Task<CommandAnswer> UnlinkAsync(string member, TestWallet wallet) =>
        await UseAsync(member, await ChooseAsync(member, wallet), c => (string?)c["label"] == "Unlink it");

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

    /// <summary>Whether a member takes direct messages.</summary>
    internal async Task OpenMessagesAsync(string member, bool areOpen)
    {
        using var content = new StringContent(
            new JsonObject { ["acceptsDms"] = areOpen }.ToJsonString(),
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{member}",
            content,
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    internal async Task<Snowflake<User>> IdOfAsync(string member)
    {
        var guild = (await Discord.ReadAsync("/sim/state"))["guilds"]!
            .AsArray()
            .Single(one => (string?)one!["name"] == DemoWorld.Sietch)!;
        var found = guild["members"]!.AsArray().Single(one => (string?)one!["name"] == member)!;
        return new(ulong.Parse((string)found["id"]!));
    }

    /// <summary>The alerts of a member, newest first, as <c>AtRisk delivered</c>.</summary>
    internal async Task<IReadOnlyList<string>> AlertsAsync(string member)
    {
        var book = Guildhall.Get<AlertBook>();
        var found = await Guildhall.Get<Identities>().TryMemberAsync(Tenant, await IdOfAsync(member), Cancellation);
        return found is not { } id
            ? []
            :
            [
                .. (await book.LastAsync(Tenant, id, null, 100, Cancellation)).Select(alert =>
                    $"{alert.Kind} {alert.State}"
                ),
            ];
    }

    /// <summary>Waits until the member has exactly these of the gated roles.</summary>
    internal Task UntilHasAsync(string member, params string[] roles) =>
        UntilAsync(() => Task.FromResult(RolesOf(member).SequenceEqual(roles.Order(StringComparer.Ordinal))));

    internal IReadOnlyList<string> RolesOf(string member)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.SietchId];
            var found = guild.Members.Values.Single(m => m.User.Name == member);
            return
            [
                .. found
                    .Roles.Select(role => guild.Roles[role].Name)
                    .Where(name => name is "naib" or "fedaykin" or "aspirant")
                    .Order(StringComparer.Ordinal),
            ];
        }
    }

    internal static Task UntilAsync(Func<Task<bool>> isSo) => ModerationStage.UntilAsync(isSo);

    private static JsonObject Contract(string address) => new() { ["address"] = address, ["fromBlock"] = 1000 };
}

/// <summary>Test classes that share one stage, each with members of its own.</summary>
[CollectionDefinition]
public sealed class WalletSuite : ICollectionFixture<WalletStage>;
