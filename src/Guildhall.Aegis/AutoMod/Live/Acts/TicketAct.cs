using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
            Name = NameOf(call),
            Type = ChannelType.PrivateThread,
            Invitable = false,
        };
        // Whoever died between making it and writing that down finds it by its name.
        var thread =
            await TryFindAsync(job, channel, wanted.Name, cancellation)
            ?? await rest.CreateThreadAsync(channel, wanted, call.Reason, cancellation);
        var payload = new MessagePayload
        {
            Content = call.Action.Text,
            Embeds = [HitText.Context(job)],
            AllowedMentions = AllowedMentions.None,
            Nonce = KeyOf(call)[..24],
        };
        if (thread.MessageCount is null or 0)
        {
            await rest.CreateMessageAsync(thread.Id, payload, cancellation);
        }

        return ActResult.Done($"staff thread <#{thread.Id}> opened");
    }

    /// <summary>The same for every attempt of one act, and for no other.</summary>
    private static string NameOf(HitCall call) =>
        $"{CaseText.Cut($"{call.Job.Rule}: {call.Job.UserName}", 90)} · {KeyOf(call)[..6]}";

    private static string KeyOf(HitCall call)
    {
        var (job, place) = (call.Job, call.Position.ToString(CultureInfo.InvariantCulture));
        var key = $"ticket:{job.Guild}:{job.Subject}:{job.Rule}:{place}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    private async Task<Channel?> TryFindAsync(
        ActOnHitJob job,
        Snowflake<Channel> parent,
        string name,
        CancellationToken cancellation
    )
    {
        var active = await rest.GetActiveThreadsAsync(job.Guild, cancellation);
        return active.Threads.FirstOrDefault(thread => thread.ParentId == parent && thread.Name == name);
    }
}
