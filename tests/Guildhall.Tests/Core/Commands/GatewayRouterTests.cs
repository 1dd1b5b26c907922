using Guildhall.Core.Commands;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Core.Commands;

public sealed class GatewayRouterTests : IDisposable
{
    private readonly TestMeters meters = new();
    private readonly Sink sink = new();
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton<Heard>()
        .AddListener<Message, Listens>()
        .AddGatewayEvent("MESSAGE_CREATE", DiscordJson.Default.Message)
        .AddGatewayEvent("CHANNEL_CREATE", DiscordJson.Default.Channel)
        .BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        services.Dispose();
        meters.Dispose();
    }

    [Fact]
    public void Only_interactions_and_events_with_a_listener_are_wanted()
    {
        var router = Router();

        Assert.True(router.Wants("INTERACTION_CREATE"));
        Assert.True(router.Wants("MESSAGE_CREATE"));
        Assert.False(router.Wants("CHANNEL_CREATE"));
        Assert.False(router.Wants("TYPING_START"));
    }

    [Fact]
    public async Task An_interaction_goes_to_the_command_router()
    {
        var received = GatewayEvent.Of(
            "INTERACTION_CREATE",
            """{"id":"5","application_id":"6","type":2,"token":"t","guild_id":"7","data":{"id":"8","name":"help","type":1}}"""
        );

        await Router().HandleAsync(received, Cancellation);

        Assert.Equal("help", Assert.Single(sink.Accepted).Data!.CommandPath);
    }

    [Fact]
    public async Task An_event_reaches_its_listener_as_it_was_read()
    {
        await Router().HandleAsync(GatewayEvent.Of("MESSAGE_CREATE", """{"id":"5","content":"hello"}"""), Cancellation);

        Assert.Equal("hello", services.GetRequiredService<Heard>().Content);
    }

    private GatewayRouter Router() =>
        new(
            sink,
            new EventRouter(services, new CommandMetrics(meters), NullLogger<EventRouter>.Instance),
            services.GetServices<GatewayEntry>()
        );

    private sealed class Sink : IInteractionSink
    {
        public List<Interaction> Accepted { get; } = [];

        public void Accept(Interaction interaction) => Accepted.Add(interaction);
    }

    private sealed class Heard
    {
        public string? Content { get; set; }
    }

    private sealed class Listens(Heard heard) : IListener<Message>
    {
        public Task HandleAsync(Message happened, CancellationToken cancellation)
        {
            heard.Content = happened.Content;
            return Task.CompletedTask;
        }
    }
}
