using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;
using Guildhall.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Kit;

/// <summary>The simulator in this process on a free port, and what tests ask of its control routes.</summary>
internal sealed class LocalDiscord : IAsyncDisposable
{
    /// <summary>Generous: a machine under load answers late, and only a test that fails waits this long.</summary>
    public const int PatienceMs = 120_000;

    /// <summary>Nothing that a test waits for is late: a machine under load is slower than Discord's 3 s, and what is due
    /// then is tested on a clock that stands. Tests start a service again at once after they killed it; the 5 s between
    /// identifies have tests of their own.</summary>
    public static readonly SimulatorOptions Patient = new()
    {
        Port = 0,
        IdentifyEvery = TimeSpan.Zero,
        AnswerWithin = TimeSpan.FromMilliseconds(PatienceMs),
    };

    private const string Place = "/sim/guilds/onomancer-demo/channels/general";

    private readonly WebApplication app;
    private readonly ContractTap? contract;

    private LocalDiscord(WebApplication app, ContractTap? contract)
    {
        this.app = app;
        this.contract = contract;
        Address = new Uri(app.Address());
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public Uri Api => new(Address, "/api/v10");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="isJudged">False where the test itself is the judge.</param>
    public static async Task<LocalDiscord> StartAsync(SimulatorOptions? options = null, bool isJudged = true)
    {
        var app = SimulatorApp.Create(options ?? Patient);
        var contract = isJudged ? ContractTap.On(app) : null;
        await app.StartAsync(Cancellation);
        return new(app, contract);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<string> TokenAsync() => (string)(await ReadAsync("/sim/state"))["bots"]![0]!["token"]!;

    public async Task<string> ClientSecretAsync() =>
        (string)(await ReadAsync("/sim/state"))["bots"]![0]!["clientSecret"]!;

    public async Task<string> GuildIdAsync(string name) =>
        (string)(await ReadAsync("/sim/state"))["guilds"]!.AsArray().Single(g => (string?)g!["name"] == name)!["id"]!;

    /// <summary>Runs a command in #general of onomancer-demo and waits for its final answer.</summary>
    public Task<CommandAnswer> RunAsync(string member, string command, params (string Name, string Value)[] options) =>
        RunInAsync(Place, member, command, options);

    public async Task<CommandAnswer> RunInAsync(
        string place,
        string member,
        string command,
        params (string Name, string Value)[] options
    ) => await EndedAsync(new(await PostAsync($"{place}/commands", Order(member, command, options))));

    /// <summary>As a server decides in its settings under Integrations: this member is shown the command, whatever is usual.
    /// </summary>
    public Task ShowCommandAsync(ulong guild, string command, string member) =>
        SendAsync(
            HttpMethod.Put,
            $"/sim/guilds/{guild}/commands/{command}/permissions",
            new JsonObject
            {
                ["as"] = "admin",
                ["permissions"] = new JsonArray(new JsonObject { ["user"] = member, ["allow"] = true }),
            }
        );

    /// <summary>The same answer at its end: of what takes longer it first says how far it is, and " …".</summary>
    public async Task<CommandAnswer> EndedAsync(CommandAnswer answer)
    {
        if (!IsUnderWay(answer.Json))
        {
            return answer;
        }

        var world = Get<Universe>();
        var id = ulong.Parse((string)answer.Json["messageId"]!, CultureInfo.InvariantCulture);
        var json = answer.Json.DeepClone();
        await Patience.UntilAsync(
            () =>
            {
                lock (world.Gate)
                {
                    json["reply"] = world.Messages[id].ToJson(world);
                }

                return Task.FromResult(!IsUnderWay(json));
            },
            () => $"the end of {json["reply"]!["content"]}"
        );
        return new(json);
    }

    public Task<CommandAnswer> TranslateAsync(
        string project,
        string document,
        string audience = "leadership",
        string member = "leadership"
    ) => RunAsync(member, "translate", ("project", project), ("document", document), ("audience", audience));

    /// <summary>What is offered for an option while it is typed.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(string focused, params (string Name, string Value)[] options)
    {
        var order = Order("leadership", "translate", options);
        order["focused"] = focused;
        var answer = await PostAsync($"{Place}/commands/autocomplete", order);
        return [.. answer["choices"]!.AsArray().Select(choice => (string)choice!["value"]!)];
    }

    /// <summary>Every request that the worlds received, the bot's and the models' alike.</summary>
    public async Task<IReadOnlyList<JsonNode>> RequestsAsync() =>
        [.. (await ReadAsync("/sim/requests")).AsArray().Select(request => request!)];

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(
        string channel = "general",
        string member = "leadership"
    ) =>
        [
            .. (await ReadAsync($"/sim/guilds/onomancer-demo/channels/{channel}/messages?as={member}"))
                .AsArray()
                .Select(message => message!),
        ];

    /// <summary>The prompts that both model stand-ins received.</summary>
    public async Task<JsonArray> PromptsAsync() => (await ReadAsync("/sim/models"))["prompts"]!.AsArray();

    public async Task<JsonArray> GoogleDocumentsAsync() => (await ReadAsync("/sim/google"))["documents"]!.AsArray();

    /// <param name="mode">One of the models' modes: <c>timeout</c>, <c>garbage</c>, <c>refusal</c>, …</param>
    public Task SetModelsAsync(string mode, int? status = null, int? times = null, string? text = null) =>
        PostAsync(
            "/sim/models",
            new JsonObject
            {
                ["mode"] = mode,
                ["status"] = status,
                ["times"] = times,
                ["text"] = text,
            }
        );

    public Task FaultAsync(string world, JsonObject match, JsonObject then, int times = 1) =>
        PostAsync(
            "/sim/faults",
            new JsonObject
            {
                ["world"] = world,
                ["match"] = match,
                ["then"] = then,
                ["times"] = times,
            }
        );

    public async Task ClearFaultsAsync()
    {
        using var response = await Http.DeleteAsync("/sim/faults", Cancellation);
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonNode> ReadAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(path, Cancellation))!;

    public Task<JsonNode> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        contract?.VerifyAtEnd();
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static bool IsUnderWay(JsonNode answer) =>
        ((string?)answer["reply"]?["content"])?.EndsWith(" …", StringComparison.Ordinal) == true;

    private static JsonObject Order(string member, string command, (string Name, string Value)[] options) =>
        new()
        {
            ["as"] = member,
            ["name"] = command,
            ["waitMs"] = PatienceMs,
            ["options"] = new JsonObject(options.Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Value))),
        };
}
