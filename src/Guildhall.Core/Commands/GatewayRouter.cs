using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;

namespace Guildhall.Core.Commands;

/// <summary>
/// What the gateway client calls: interactions go to the command router, which does not wait for them; other events to
/// their listeners. Events without a listener are not even copied.
/// </summary>
internal sealed class GatewayRouter(
    IInteractionSink interactions,
    EventRouter events,
    IEnumerable<GatewayEntry> entries
) : IGatewaySubscriber
{
    private const string InteractionCreate = "INTERACTION_CREATE";

    private readonly FrozenDictionary<string, GatewayEntry> wanted = entries
        .Where(e => e.IsHeard(events))
        .ToFrozenDictionary(e => e.Type, StringComparer.Ordinal);

    public bool Wants(string type) => type == InteractionCreate || wanted.ContainsKey(type);

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        if (received.Type == InteractionCreate)
        {
            interactions.Accept(received.Read(DiscordJson.Default.Interaction));
            return Task.CompletedTask;
        }

        return wanted.TryGetValue(received.Type, out var entry)
            ? entry.DispatchAsync(received, events, cancellation)
            : Task.CompletedTask;
    }
}

/// <summary>How one kind of gateway event is read.</summary>
/// <param name="type">Discord's name: <c>MESSAGE_CREATE</c>.</param>
internal abstract class GatewayEntry(string type)
{
    public string Type => type;

    public abstract bool IsHeard(EventRouter events);

    public abstract Task DispatchAsync(GatewayEvent received, EventRouter events, CancellationToken cancellation);
}

internal sealed class GatewayEntry<TEvent>(string type, JsonTypeInfo<TEvent> json) : GatewayEntry(type)
{
    public override bool IsHeard(EventRouter events) => events.HasListeners<TEvent>();

    public override Task DispatchAsync(GatewayEvent received, EventRouter events, CancellationToken cancellation) =>
        events.DispatchAsync(received.Read(json), cancellation);
}
