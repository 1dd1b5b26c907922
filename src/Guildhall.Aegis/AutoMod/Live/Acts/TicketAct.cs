using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>A private thread for staff under the channel for alerts, with what happened. The person does not see it.</summary>
internal sealed class TicketAct(DiscordRest rest, Gates gates, HitPlaces places) : IHitAct
{
    private const string What = "staff thread not opened";
    private const Permissions Needed =
        Permissions.ViewChannel | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Ticket];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var job = call.Job;
        if (await places.StaffAsync(job.Guild, cancellation) is not { } channel)
        {
            return ActResult.Lacking(What, HitPlaces.NoPlace);
        }

        var need = new Need { Bot = Needed, Channel = channel };
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(What, refusal);
        }

        var wanted = new CreateThread
        {
            Name = CaseText.Cut($"{job.Rule}: {job.UserName}", 100),
            Type = ChannelType.PrivateThread,
            Invitable = false,
        };
        var thread = await rest.CreateThreadAsync(channel, wanted, call.Reason, cancellation);
        var payload = new MessagePayload
        {
            Content = call.Action.Text,
            Embeds = [HitText.Context(job)],
            AllowedMentions = AllowedMentions.None,
        };
        await rest.CreateMessageAsync(thread.Id, payload, cancellation);
        return ActResult.Done($"staff thread <#{thread.Id}> opened");
    }
}
