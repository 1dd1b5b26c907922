using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Simulator.Worlds;

/// <summary>A simulator of its own on a free port, with the calls that tests of the outside worlds need.</summary>
internal sealed class LocalWorlds : IAsyncDisposable
{
    private readonly WebApplication app;

    private LocalWorlds(WebApplication app)
    {
        this.app = app;
        Address = new Uri(app.Address() + "/");
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LocalWorlds> StartAsync()
    {
        var app = SimulatorApp.Create(new SimulatorOptions { Port = 0, IsEmpty = true });
        await app.StartAsync(Cancellation);
        return new(app);
    }

    public Uri At(string path) => new(Address, path);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>What <c>POST /sim/faults</c> would do.</summary>
    public void Fault(
        string world,
        string? method = null,
        string? route = null,
        int? status = null,
        double? retryAfter = null,
        bool afterEffect = false,
        bool drop = false,
        int? nth = null,
        int times = 1
    ) =>
        Get<FaultEngine>()
            .Add(
                new FaultRule(
                    world,
                    new FaultMatch(method, route, nth),
                    new FaultThen(status, retryAfter, false, null, afterEffect, drop),
                    times
                )
            );

    public Task<JsonNode> SetModelsAsync(string body) => PostAsync("sim/models", body);

    public async Task<JsonArray> PromptsAsync() => (await ReadAsync("sim/models"))["prompts"]!.AsArray();

    public async Task<JsonNode> ReadAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(path, Cancellation))!;

    public async Task<JsonNode> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
