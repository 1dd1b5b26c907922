using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.Rest.Commands;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>A member uses commands, menus, components and forms, and waits for the bot's final answer.</summary>
internal sealed class InteractionRoutes(Universe world, TimeProvider time)
{
    private const int DefaultWait = 15_000;
    private const string Channel = "/guilds/{guild}/channels/{channel}";
    private const string Dm = "/users/{user}/dms/{bot}";

    public void Map(ControlMap sim)
    {
        sim.Add("GET", "/guilds/{guild}/commands", List);
        new CommandPermissionRoutes(world).Map(sim);
        sim.AddWaiting("POST", Channel + "/commands", (call, c) => RunAsync(call, RunCommand, c));
        sim.AddWaiting("POST", Channel + "/commands/autocomplete", (call, c) => RunAsync(call, Complete, c));
        sim.AddWaiting("POST", Channel + "/context", (call, c) => RunAsync(call, RunMenu, c));
        sim.Add("GET", Dm + "/commands", ListDm);
        sim.AddWaiting("POST", Dm + "/commands", (call, c) => RunAsync(call, RunCommand, c));
        sim.AddWaiting("POST", Dm + "/commands/autocomplete", (call, c) => RunAsync(call, Complete, c));
        sim.AddWaiting("POST", "/messages/{message}/click", (call, c) => RunAsync(call, Click, c));
        sim.AddWaiting("POST", "/modals/{modal}/submit", (call, c) => RunAsync(call, Submit, c));
    }

    private async Task<JsonNode?> RunAsync(
        ControlCall call,
        Func<ControlCall, SimInteraction> start,
        CancellationToken cancellation
    )
    {
        var wait = TimeSpan.FromMilliseconds(call.TryNumber("waitMs") ?? DefaultWait);
        SimInteraction interaction;
        lock (world.Gate)
        {
            interaction = start(call);
        }

        // Discord gives up after a while without an acknowledgement.
        var first = wait < world.AnswerWithin ? wait : world.AnswerWithin;
        await WaitAsync(interaction, interaction.CreatedAt + first, cancellation);
        if (interaction.CallbackType is not null && wait > first)
        {
            await WaitAsync(interaction, interaction.CreatedAt + wait, cancellation);
        }

        lock (world.Gate)
        {
            return InteractionResult.Of(world, interaction);
        }
    }

    // An instant, and looked at again once the timer runs: the clock may be put ahead at any point.
    private async Task WaitAsync(SimInteraction interaction, DateTimeOffset until, CancellationToken cancellation)
    {
        var wait = until - world.Now;
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var late = Task.Delay(wait, time, ended.Token);
        if (world.Now < until)
        {
            await Task.WhenAny(interaction.Completed.Task, late);
        }

        await ended.CancelAsync();
    }

    private JsonArray List(ControlCall call)
    {
        var guild = call.Guild();
        var member = Find.Member(
            guild,
            call.Query("as") ?? throw new BadControlException("'as' is missing in the query.")
        );
        var channel = call.Query("channel") is { } name
            ? Find.Channel(world, guild, name)
            : guild.TopLevelChannels.First(c => c.HoldsMessages);
        return Told(channel, member.User);
    }

    private JsonArray ListDm(ControlCall call)
    {
        var (channel, user) = Place(call);
        return Told(channel, user);
    }

    private JsonArray Told(SimChannel channel, SimUser user) =>
        CommandAccess.Usable(world, channel, user).Select(CommandRoutes.ToJson).ToJsonArray();

    private SimInteraction RunCommand(ControlCall call)
    {
        var (channel, user) = Place(call);
        return CommandRunner.Run(world, channel, user, call.Text("name"), call.Options("options"), null);
    }

    private SimInteraction Complete(ControlCall call)
    {
        var (channel, user) = Place(call);
        var focused = call.Text("focused");
        return CommandRunner.Run(world, channel, user, call.Text("name"), call.Options("options"), focused);
    }

    private SimInteraction RunMenu(ControlCall call)
    {
        var (channel, user) = Place(call);
        return CommandRunner.RunMenu(world, channel, user, call.Text("name"), call.Text("target"));
    }

    private SimInteraction Click(ControlCall call)
    {
        var message = Find.Message(world, call.Route("message"));
        var user = message.Channel.Guild is { } guild
            ? Find.Member(guild, call.Text("as")).User
            : Find.User(world, call.Text("as"));
        return ComponentRunner.Click(world, message, user, call.Text("customId"), call.TryTexts("values") ?? []);
    }

    private SimInteraction Submit(ControlCall call)
    {
        var modal =
            ulong.TryParse(call.Route("modal"), out var id) && world.Modals.TryGetValue(id, out var found)
                ? found
                : throw new BadControlException($"There is no open form '{call.Route("modal")}'.");
        var user = Find.User(world, call.Text("as"));
        return ComponentRunner.Submit(world, modal, user, call.Options("fields"));
    }

    // A channel of a guild, or the direct messages with a bot.
    private (SimChannel, SimUser) Place(ControlCall call)
    {
        if (call.TryRoute("bot") is { } name)
        {
            var user = Find.User(world, call.Route("user"));
            return (ChannelActs.Direct(world, user, Find.User(world, name)), user);
        }

        var guild = call.Guild();
        return (call.Channel(guild), call.As(guild).User);
    }
}
