using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Tests.Contract;
using Guildhall.Tests.Kit;
using Microsoft.AspNetCore.Builder;

namespace Guildhall.Tests.Simulator;

/// <summary>A simulator of its own on a free port, its clock, and a raw client that shares no code with it.</summary>
internal sealed class SimulatorFixture : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly ContractTap? contract;

    private SimulatorFixture(
        WebApplication app,
        ContractTap? contract,
        ManualTime time,
        HttpClient http,
        JsonNode state
    )
    {
        this.app = app;
        this.contract = contract;
        this.http = http;
        Time = time;
        Bot = state["bots"]![0]!;
        Guild =
            state["guilds"]!.AsArray().FirstOrDefault(g => (string?)g!["name"] is "onomancer-demo" or "guild-0")
            ?? new JsonObject();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", Token);
    }

    public ManualTime Time { get; }

    public JsonNode Bot { get; }

    /// <summary><c>onomancer-demo</c> as <c>/sim/state</c> tells it.</summary>
    public JsonNode Guild { get; }

    public string Token => (string)Bot["token"]!;

    public string ApplicationId => (string)Bot["applicationId"]!;

    public Uri Address => http.BaseAddress!;

    public static Task<SimulatorFixture> StartAsync(string seed = SimulatorOptions.DefaultSeed) =>
        StartAsync(options => options with { Seed = seed });

    public static async Task<SimulatorFixture> StartAsync(Func<SimulatorOptions, SimulatorOptions> with)
    {
        var time = new ManualTime(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        var app = SimulatorApp.Create(with(new SimulatorOptions { Port = 0, Time = time }));
        var contract = ContractTap.On(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var http = new HttpClient { BaseAddress = new Uri(app.Address()) };
        var state = await http.GetStringAsync("/sim/state", TestContext.Current.CancellationToken);
        return new(app, contract, time, http, JsonNode.Parse(state)!);
    }

    public string ChannelId(string name) => IdOf("channels", name);

    public string MemberId(string name) => IdOf("members", name);

    public string RoleId(string name) => IdOf("roles", name);

    public async Task<RestAnswer> ApiAsync(string method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v10" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, text == "" ? null : JsonNode.Parse(text), response.Headers);
    }

    public async Task<RestAnswer> SimAsync(string method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/sim" + path);
        request.Content = body is null ? null : new StringContent(body.ToJsonString());
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, JsonNode.Parse(text), response.Headers);
    }

    /// <summary>Posts as the bot in #general.</summary>
    public Task<RestAnswer> SayAsync(string content) =>
        ApiAsync("POST", $"/channels/{ChannelId("general")}/messages", new JsonObject { ["content"] = content });

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync(CancellationToken.None); // The test may have been cancelled already.
        await app.DisposeAsync();
        contract?.VerifyAtEnd();
    }

    private string IdOf(string kind, string name) =>
        (string)Guild[kind]!.AsArray().First(c => (string?)c!["name"] == name)!["id"]!;
}

internal sealed record RestAnswer(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public int Code => (int)Body!["code"]!;

    public string Header(string name) => Headers.GetValues(name).Single();
}
